using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Workshop.WebFront.Reading;

/// <summary>
/// Where an entry stands in the log as it is read: latest received first; among equals by team (ordinal) and number, descending.
/// As a cursor it says: what comes after this.
/// </summary>
/// <param name="ReceivedAt">Unix milliseconds.</param>
/// <param name="Team">Empty: after all teams.</param>
internal readonly record struct LogPosition(long ReceivedAt, string Team, long Seq)
{
    /// <summary>What is read last comes first.</summary>
    public static readonly IComparer<LogPosition> LastFirst = Comparer<LogPosition>.Create(static (a, b) => Compare(b, a));

    /// <summary>Before everything that was received at this millisecond or earlier.</summary>
    public static LogPosition Before(long receivedAt) => new(receivedAt + 1, "", 0);

    /// <summary>Reads a cursor; null if it is none.</summary>
    public static LogPosition? Parse(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ', 3);
        if (parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var receivedAt)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            return new LogPosition(receivedAt, parts[2], seq);
        return null;
    }

    public string ToCursor() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt} {Seq} {Team}")));

    public bool IsBefore(LogPosition other) => Compare(this, other) < 0;

    private static int Compare(LogPosition a, LogPosition b)
    {
        var order = b.ReceivedAt.CompareTo(a.ReceivedAt);
        if (order == 0)
            order = string.CompareOrdinal(b.Team, a.Team);
        return order == 0 ? b.Seq.CompareTo(a.Seq) : order;
    }
}
