using System.Threading.Channels;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Utilisation;
using Workshop.Vouchers;

namespace Workshop.WebFront.Tests.Workshops;

/// <summary>An engine that does what a test says.</summary>
internal sealed class EngineDouble : IEngine
{
    private readonly Channel<Dashboard> _dashboards = Channel.CreateUnbounded<Dashboard>();

    public Func<EntryBatch, Task<AppendResult>> Append { get; init; } = batch => Task.FromResult(new AppendResult(batch.Count, 0));

    /// <summary>What live readers get.</summary>
    public Channel<LiveBatch> Live { get; } = Channel.CreateUnbounded<LiveBatch>();

    /// <summary>Watchers see this next.</summary>
    public void Show(Dashboard dashboard) => _dashboards.Writer.TryWrite(dashboard);

    public async ValueTask<AppendResult> AppendAsync(EntryBatch batch, CancellationToken cancellationToken = default) => await Append(batch);

    public ValueTask<Dashboard> DashboardAsync(CancellationToken cancellationToken = default) => new(Dashboards.Empty);

    public IAsyncEnumerable<Dashboard> WatchDashboardAsync(TimeSpan interval, CancellationToken cancellationToken = default) =>
        _dashboards.Reader.ReadAllAsync(cancellationToken);

    public ValueTask<History> HistoryAsync(CancellationToken cancellationToken = default) => new(new History("", default, [], []));

    public ValueTask<IReadOnlyList<NamedCounters>> TeamsAsync(CancellationToken cancellationToken = default) => new([]);

    public ValueTask<IReadOnlyList<NamedCounters>> FeaturesAsync(CancellationToken cancellationToken = default) => new([]);

    public ValueTask<History?> TeamAsync(string team, CancellationToken cancellationToken = default) => new((History?)null);

    public ValueTask<History?> FeatureAsync(string feature, CancellationToken cancellationToken = default) => new((History?)null);

    public ValueTask<DayFigures?> DayAsync(DateOnly day, CancellationToken cancellationToken = default) => new((DayFigures?)null);

    public ValueTask<IReadOnlyList<TeamWork>?> TeamWorkAsync(string team, DateOnly first, DateOnly last, CancellationToken cancellationToken = default) =>
        new((IReadOnlyList<TeamWork>?)null);

    public ValueTask<IReadOnlyList<TeamWork>> DayWorkAsync(DateOnly day, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<IReadOnlyList<VoucherCohort>> VouchersAsync(CancellationToken cancellationToken = default) => new([]);

    public ValueTask<IncidentPage> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken = default) => new(new IncidentPage([], false));

    public ValueTask<Incident?> IncidentAsync(IncidentId id, CancellationToken cancellationToken = default) => new((Incident?)null);

    public ValueTask<IncidentAnswer> ActAsync(IncidentRequest request, CancellationToken cancellationToken = default) =>
        new(new IncidentAnswer(IncidentVerdict.NotFound, null));

    public ValueTask<CorrectedNames> NamesAsync(CancellationToken cancellationToken = default) => new(CorrectedNames.None);

    public ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request, CancellationToken cancellationToken = default) =>
        new(new CorrectionAnswer(CorrectionVerdict.Unknown, null));

    public ValueTask<ILiveFeed> SubscribeAsync(int capacity, CancellationToken cancellationToken = default) => new(new Feed(Live.Reader));

    public ValueTask ReloadAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    private sealed class Feed(ChannelReader<LiveBatch> batches) : ILiveFeed
    {
        public IAsyncEnumerable<LiveBatch> ReadAllAsync(CancellationToken cancellationToken = default) => batches.ReadAllAsync(cancellationToken);

        public void Dispose()
        {
        }
    }
}
