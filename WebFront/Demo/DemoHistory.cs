using Workshop.Simulator;

namespace Workshop.WebFront.Demo;

/// <summary>What the demo's stations have done before the demo was started.</summary>
internal sealed class DemoHistory(DemoStations stations, TimeZoneInfo timeZone)
{
    /// <summary>Entries of all crews on an ordinary weekday.</summary>
    public const double EntriesPerDay = 8_000;

    private const int LargestBatch = 500;
    private static readonly TimeSpan SliceOfToday = TimeSpan.FromMinutes(15);

    private readonly Simulation _simulation = new(new SimulationOptions { TimeZone = timeZone, EntriesPerDay = EntriesPerDay, IdPrefix = "h-" });
    private readonly Posting _posting = new(new PostingOptions { LargestBatch = LargestBatch, RepeatShare = 0 });

    /// <summary>Posts all entries of a span. What is there already stays and counts once.</summary>
    /// <returns>How many entries were new.</returns>
    public async Task<int> FillAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var accepted = 0;
        for (var start = from; start < to;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = EndOfSlice(start, to);
            accepted += await FillSliceAsync(start, end);
            start = end;
        }
        return accepted;
    }

    /// <summary>Whole days, which fill fast; the last one in pieces, so that its entries come as mixed as they would have.</summary>
    private static DateTimeOffset EndOfSlice(DateTimeOffset start, DateTimeOffset to)
    {
        var end = to - start > TimeSpan.FromDays(1) ? start.AddDays(1) : start + SliceOfToday;
        return end < to ? end : to;
    }

    /// <summary>All teams at once, each in its order.</summary>
    private async Task<int> FillSliceAsync(DateTimeOffset start, DateTimeOffset end)
    {
        var teams = _posting.Requests(_simulation.Between(start, end)).GroupBy(request => request.Team, StringComparer.Ordinal);
        var accepted = await Task.WhenAll(teams.Select(PostAllAsync));
        return accepted.Sum();
    }

    private async Task<int> PostAllAsync(IEnumerable<StationRequest> requests)
    {
        var accepted = 0;
        foreach (var request in requests)
            accepted += await stations.PostAsync(request, receivedAt: request.Entries[^1].Timestamp);
        return accepted;
    }
}
