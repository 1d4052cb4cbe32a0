using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Hosting;

/// <summary>The present local day in the workshop's time zone.</summary>
internal sealed class LocalToday(IOptions<WorkshopOptions> options, TimeProvider clock)
{
    private readonly TimeZoneInfo _zone = options.Value.Zone;

    public DateOnly Date => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone).DateTime);
}
