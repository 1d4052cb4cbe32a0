using System.Collections.Concurrent;
using Workshop.Simulator;

namespace Workshop.Support.Load;

/// <summary>What the stations know: which entries they sent, which were acknowledged, and every answer that cannot be right.</summary>
/// <param name="repeatsInside">
/// Whether the service itself repeats what has had no answer inside it, and may then answer the entries of a first attempt as duplicates.
/// </param>
public sealed class Journal(bool repeatsInside = false)
{
    private readonly ConcurrentDictionary<EntryKey, SimulatedEntry> _sent = new();
    private readonly ConcurrentDictionary<EntryKey, SimulatedEntry> _acknowledged = new();
    private readonly ConcurrentQueue<string> _wrongAnswers = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private int _answers;
    private int _duplicates;

    /// <summary>Entries of which at least one request left a station.</summary>
    public IReadOnlyDictionary<EntryKey, SimulatedEntry> Sent => _sent;

    /// <summary>Entries that the service has promised to keep.</summary>
    public IReadOnlyDictionary<EntryKey, SimulatedEntry> Acknowledged => _acknowledged;

    public IReadOnlyCollection<string> WrongAnswers => _wrongAnswers;

    /// <summary>Requests that got no answer though their station waited, or were told to come back later.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Called with the team of every request that is acknowledged.</summary>
    public Action<string>? Acknowledging { get; set; }

    /// <summary>Requests that were acknowledged so far.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Entries that were answered as duplicates so far.</summary>
    public int Duplicates => Volatile.Read(ref _duplicates);

    public void Send(StationRequest request)
    {
        foreach (var entry in request.Entries)
            _sent.TryAdd(EntryKey.Of(entry), entry);
    }

    /// <summary>Notes an answer 200.</summary>
    /// <param name="attempt">1: no request with these entries has been sent before.</param>
    public void Acknowledge(StationRequest request, Acknowledgement answer, int attempt)
    {
        var known = request.Entries.Count(entry => _acknowledged.ContainsKey(EntryKey.Of(entry)));
        if (answer.Rejected != 0 || answer.Accepted + answer.Duplicates != request.Entries.Count)
            Complain("does not account for every entry");
        else if (answer.Duplicates < known)
            Complain($"accepts some of {known} entries a second time");
        else if (attempt == 1 && !request.Repeated && answer.Duplicates != 0 && !repeatsInside)
            Complain("takes new entries for duplicates");

        foreach (var entry in request.Entries)
            _acknowledged.TryAdd(EntryKey.Of(entry), entry);
        Interlocked.Add(ref _duplicates, answer.Duplicates);
        Interlocked.Increment(ref _answers);
        Acknowledging?.Invoke(request.Team);

        void Complain(string reason) =>
            _wrongAnswers.Enqueue($"{answer} {reason}: {request.Team}, {request.Entries.Count} entries from {request.Entries[0].Id}, attempt {attempt}");
    }

    /// <summary>Notes an attempt that failed, which is no mistake while the service is being disturbed.</summary>
    public void Fail(string failure) => _failures.Enqueue(failure);

    /// <summary>Notes an answer that should never come.</summary>
    public void Complain(string complaint) => _wrongAnswers.Enqueue(complaint);
}

/// <summary>What names an entry for its sender.</summary>
public readonly record struct EntryKey(string Team, string Id)
{
    public static EntryKey Of(SimulatedEntry entry) => new(entry.Team, entry.Id);
}

/// <summary>The service's answer to a post.</summary>
public sealed record Acknowledgement(int Accepted, int Duplicates, int Rejected);
