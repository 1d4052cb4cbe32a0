using Workshop.Entries;

namespace Workshop.WebFront.Hosting;

/// <summary>The present local day in the workshop's time zone.</summary>
internal sealed class LocalToday(LocalDays days, TimeProvider clock)
{
    public DateOnly Date => days.DayOf(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
