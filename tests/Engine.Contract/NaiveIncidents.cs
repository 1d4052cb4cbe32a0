using Workshop.Entries;
using Workshop.Support;

namespace Workshop.Engine.Contract;

/// <summary>Incidents by walking through a list of entries, in other words than the product's. Knows the types of <see cref="HistoryContract"/> only.</summary>
internal sealed class NaiveIncidents(IReadOnlyList<Made> entries)
{
    public IReadOnlyList<(string Feature, string Type, DateTimeOffset Opened, DateTimeOffset? Resolved, long Errors)> Walk() =>
    [
        .. entries.Where(IsError).Select(static entry => (entry.Feature, entry.Type)).Distinct().SelectMany(kind => Walk(kind.Feature, kind.Type)),
    ];

    private IEnumerable<(string Feature, string Type, DateTimeOffset Opened, DateTimeOffset? Resolved, long Errors)> Walk(string feature, string type)
    {
        // Of all types only these are about paint, as the only fix is.
        var isMended = type is "paint.error" or "paint.fixed";
        DateTimeOffset? opened = null;
        var errors = 0L;
        var ofFeature = entries.Where(entry => entry.Feature == feature);
        foreach (var entry in ofFeature.OrderBy(static entry => entry.Time).ThenByDescending(IsError))
        {
            if (IsError(entry) && entry.Type == type)
            {
                opened ??= entry.Time;
                errors++;
            }
            else if (opened is { } first && isMended && !IsError(entry) && entry.Type == "paint.fixed")
            {
                yield return (feature, type, first, entry.Time, errors);
                (opened, errors) = (null, 0);
            }
        }

        if (opened is { } last)
            yield return (feature, type, last, null, errors);
    }

    private static bool IsError(Made entry) =>
        entry.Type != "break" && (entry.Status == EntryStatus.Failed || entry.Type is "paint.error" or "saw.crash");
}
