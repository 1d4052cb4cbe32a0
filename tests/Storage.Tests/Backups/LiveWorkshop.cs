using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Embedded;
using Workshop.Entries;
using Workshop.Support;

namespace Workshop.Storage.Tests.Backups;

/// <summary>A real engine on a storage, and entries of some teams and days for it: with and without ids, errors, fixes, odd texts.</summary>
internal sealed class LiveWorkshop : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    private LiveWorkshop(EmbeddedEngine engine) => Engine = engine;

    public EmbeddedEngine Engine { get; }

    public static async Task<LiveWorkshop> StartAsync(IWorkshopStorage storage)
    {
        var options = new EngineOptions { TimeZone = TimeZoneInfo.Utc, FlushInterval = TimeSpan.FromMilliseconds(50) };
        var engine = new EmbeddedEngine(storage.Log, storage.Cells, storage.Incidents, options, new ManualClock(Now), NullLoggerFactory.Instance);
        await engine.StartAsync();
        return new LiveWorkshop(engine);
    }

    /// <summary>Posts what a number stands for; the same number again is a retry.</summary>
    public async Task<AppendResult> PostAsync(int batch, string team = "Filbert") => await Engine.AppendAsync(BatchOf(batch, team));

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private static EntryBatch BatchOf(int batch, string team) => Make.Batch(
        Now.AddMilliseconds(batch),
        [
            new Made(team) { Id = $"{team}-{batch}-a", Time = Now.AddMinutes(-batch), Count = batch, Notes = "Leichte Überlackierung 🎄 \"quer\"\n\\ <b>" },
            new Made(team, "paint", "paint.error") { Id = $"{team}-{batch}-b", Time = Now.AddDays(-batch % 3), Severity = Severity.Critical, Status = EntryStatus.Failed },
            new Made(team, "paint", "paint.fixed") { Id = $"{team}-{batch}-c", Item = null, Time = Now.AddMinutes(1), Marks = EntryMarks.Unusual | EntryMarks.RelativeTime },
            new Made(team, "wish", "wish.created") { Id = $"{team}-{batch}-d", Item = null, Time = Now.AddHours(-2), Status = EntryStatus.None, Marks = EntryMarks.Demo },
        ]);
}
