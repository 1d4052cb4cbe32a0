using Workshop.Entries;

namespace Workshop.WebFront.Reading;

/// <summary>Entries, newest first.</summary>
/// <param name="Next">Where the next page begins; null if there is none.</param>
internal sealed record LogPage(IReadOnlyList<Entry> Entries, LogPosition? Next);
