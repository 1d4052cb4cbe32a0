using Workshop.Closing;
using Workshop.Proofs;
using Workshop.Stats;

namespace Workshop.Support;

/// <summary>Closed and proven days in memory, by the letter of the port.</summary>
public sealed class MemoryDays : IDayStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<DateOnly, Dictionary<string, (long Counted, long Changes, DateTimeOffset At)>> _counts = [];
    private readonly Dictionary<DateOnly, (long Changes, DaySnapshot Newest)> _closed = [];
    private readonly List<DaySnapshot> _snapshots = [];
    private readonly Dictionary<DateOnly, ProvenDay> _proven = [];
    private readonly List<KeptFinding> _findings = [];
    private long _corrections;

    /// <summary>Takes note of a flush, in its transaction.</summary>
    public void Counted(CellFlush flush)
    {
        lock (_lock)
        {
            foreach (var day in flush.Days())
            {
                if (!_counts.TryGetValue(day, out var teams))
                    _counts.Add(day, teams = new(StringComparer.Ordinal));
                teams[flush.Team] = (flush.UpTo, teams.GetValueOrDefault(flush.Team).Changes + 1, flush.At);
            }
        }
    }

    /// <summary>Takes note of a correction of a name, which concerns every day.</summary>
    public void Corrected()
    {
        lock (_lock)
            _corrections++;
    }

    public ValueTask<IReadOnlyList<DueDay>> ListDueAsync(
        DateOnly upTo, DateTimeOffset closedBefore, int limit, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<DueDay>>(
            [
                .. _counts.Keys.Where(day => day <= upTo && !(_closed.TryGetValue(day, out var closed) && closed.Newest.ClosedAt > closedBefore))
                    .Where(day => ChangesOf(day) != _closed.GetValueOrDefault(day).Changes)
                    .Take(limit)
                    .Select(Due),
            ]);
        }
    }

    public ValueTask<bool> CloseAsync(DayClosing closing, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var due = closing.Due;
            var newest = _closed.GetValueOrDefault(due.Day).Newest;
            if (ChangesOf(due.Day) != due.Changes || (newest?.Version ?? 0) != due.Version)
                return ValueTask.FromResult(false);
            if (closing.Snapshot is { } snapshot)
                _snapshots.Add(newest = snapshot);
            _closed[due.Day] = (due.Changes, newest!);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<IReadOnlyList<SnapshotHead>> ListSnapshotsAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<SnapshotHead>>([.. Newest(day)]);
    }

    public ValueTask<DaySnapshot?> FindSnapshotAsync(DateOnly day, int? version, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult(Newest(day).FirstOrDefault(snapshot => version is null || snapshot.Version == version));
    }

    public ValueTask<IReadOnlyList<DateOnly>> ListDaysAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<DateOnly>>([.. _counts.Keys]);
    }

    public ValueTask<IReadOnlyList<DateOnly>> ListUnprovenAsync(
        DateOnly from, DateOnly upTo, DateTimeOffset since, int limit, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<DateOnly>>(
            [
                .. _counts.Keys.Where(day => day <= upTo)
                    .Where(day => !_proven.TryGetValue(day, out var proven) || (day >= from && proven.At < since))
                    .Take(limit),
            ]);
        }
    }

    public ValueTask AddProofAsync(DayProof proof, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            _proven[proof.Day] = new ProvenDay(proof.Day, proof.At, proof.Kind, proof.Entries);
            foreach (var finding in proof.Findings)
                _findings.Add(new KeptFinding(_findings.Count + 1, proof.Day, proof.At, finding));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ProvenDay>> ListProvenAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<ProvenDay>>([.. _proven.Values.OrderByDescending(static proven => proven.Day)]);
    }

    public ValueTask<IReadOnlyList<KeptFinding>> ListFindingsAsync(int limit, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<KeptFinding>>([.. Enumerable.Reverse(_findings).Take(limit)]);
    }

    private IEnumerable<DaySnapshot> Newest(DateOnly day) => Enumerable.Reverse(_snapshots).Where(snapshot => snapshot.Day == day);

    private long ChangesOf(DateOnly day) => _counts.TryGetValue(day, out var teams) ? teams.Values.Sum(static team => team.Changes) + _corrections : 0;

    private DueDay Due(DateOnly day)
    {
        var newest = _closed.GetValueOrDefault(day).Newest;
        return new DueDay(
            day,
            ChangesOf(day),
            newest?.Version ?? 0,
            newest?.Figures ?? default,
            _counts[day].Values.Max(static team => team.At),
            [.. _counts[day].OrderBy(static team => team.Key, StringComparer.Ordinal).Select(static team => new TeamCount(team.Key, team.Value.Counted))]);
    }
}
