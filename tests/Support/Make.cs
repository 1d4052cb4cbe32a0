using System.Text;
using Workshop.Entries;

namespace Workshop.Support;

/// <summary>What a test says of an entry; the rest has sensible values.</summary>
public sealed record Made(string Team = "Filbert", string Feature = "paint", string Type = "production.completed")
{
    public string? Id { get; init; }

    public string? Item { get; init; } = "Holzeisenbahn";

    public int Count { get; init; } = 1;

    public string? Notes { get; init; }

    public EntryStatus Status { get; init; } = EntryStatus.Completed;

    public Severity Severity { get; init; }

    public EntryMarks Marks { get; init; }

    /// <summary>In UTC, which is the time zone of the contract's workshop.</summary>
    public required DateTimeOffset Time { get; init; }

    public DateOnly Day => DateOnly.FromDateTime(Time.UtcDateTime);
}

/// <summary>Makes batches as the parser would.</summary>
public static class Make
{
    /// <summary>One batch of one team, a frame per day.</summary>
    public static EntryBatch Batch(DateTimeOffset received, params IReadOnlyList<Made> entries)
    {
        var frames = new List<ArraySegment<byte>>();
        foreach (var day in entries.GroupBy(static entry => entry.Day))
        {
            var builder = new FrameBuilder();
            builder.Begin(day.Key, received.ToUnixTimeMilliseconds());
            foreach (var entry in day)
                builder.Add(Fields(entry));
            frames.Add(builder.Build());
        }

        return new EntryBatch(entries[0].Team, frames, entries.Count);
    }

    private static EntryFields Fields(Made entry) => new()
    {
        Item = Utf8(entry.Item),
        Feature = Utf8(entry.Feature),
        Type = Utf8(entry.Type),
        Id = Utf8(entry.Id),
        Notes = Utf8(entry.Notes),
        Time = entry.Time.ToUnixTimeMilliseconds(),
        Count = entry.Count,
        Status = entry.Status,
        Severity = entry.Severity,
        Marks = entry.Marks,
    };

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
