using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Actors;
using Workshop.Dedupe;
using Workshop.Stats;
using Workshop.Storage;

namespace Workshop.Bench.Scale;

/// <summary>Measures what the one actor costs that every entry of a cluster concerns: the workshop's view.</summary>
internal static class WorkshopCost
{
    private const int Messages = 2_000;

    /// <returns>Microseconds a message, and more for each cell and each team in it.</returns>
    public static async Task<(double Message, double Cell, double Team)> MeasureAsync()
    {
        var directory = Directory.CreateTempSubdirectory("workshop-scale");
        await using var storage = await SqliteStorage.OpenAsync(
            Path.Combine(directory.FullName, "scale.db"), TimeProvider.System, NullLoggerFactory.Instance);
        var services = new ActorServices(
            storage.Log,
            storage.Cells,
            storage.Incidents,
            new NoViews(),
            new EngineOptions { TimeZone = TimeZoneInfo.Utc },
            TimeProvider.System,
            new IdBudget(1));
        var sender = new Sender(await WorkshopActor.ActivateAsync(services));
        await sender.TimeAsync(cells: 150, teams: 100); // compilation

        var small = await sender.TimeAsync(cells: 1, teams: 1);
        var cell = (await sender.TimeAsync(cells: 151, teams: 1) - small) / 150;
        var team = (await sender.TimeAsync(cells: 1, teams: 101) - small) / 100;
        directory.Delete(recursive: true);
        return (small, Math.Max(cell, 0), Math.Max(team, 0));
    }

    private sealed class Sender(WorkshopActor actor)
    {
        private readonly Dictionary<string, long> _counted = [];
        private readonly DateOnly _today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        /// <summary>Microseconds a message.</summary>
        public async Task<double> TimeAsync(int cells, int teams)
        {
            var messages = new CombinedDelta[Messages];
            for (var i = 0; i < Messages; i++)
                messages[i] = Message(cells, teams);

            var started = Stopwatch.GetTimestamp();
            foreach (var message in messages)
                await actor.ReceiveAsync(message);
            return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Messages;
        }

        private CombinedDelta Message(int cells, int teams)
        {
            var one = new Counters { Entries = 1, Production = 1, Items = 4 };
            var spans = Enumerable.Range(0, teams).Select(team => Span($"team-{team}", one)).ToList();
            var day = new DayDelta(
                _today,
                Enumerable.Range(0, cells).Select(cell => new Cell(_today, null, $"feature-{cell / 3}", $"type-{cell % 3}", one)).ToArray(),
                new[] { new MinuteCount(ActivityMinute(), cells) },
                FirstTime: 0,
                LastTime: 0,
                Unusual: 0);
            return new CombinedDelta([], spans, [day], []);
        }

        private TeamSpan Span(string team, Counters counters)
        {
            var after = _counted.GetValueOrDefault(team);
            _counted[team] = after + 1;
            return new TeamSpan(team, after, after + 1, [new DayCounters(_today, counters)]);
        }

        private static int ActivityMinute() => (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60);
    }

    /// <summary>The view that is measured tells nobody.</summary>
    private sealed class NoViews : IViewDirectory
    {
        public IViewInbox Workshop => throw new NotSupportedException();

        public bool HasReaders => false;

        public IViewInbox? FindDay(DateOnly day) => null;

        public IViewInbox? FindFeature(string feature) => null;

        public void Publish(string team, IReadOnlyList<NumberedFrame> frames)
        {
        }
    }
}
