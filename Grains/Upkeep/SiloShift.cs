using Microsoft.Extensions.Logging;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Grains.Upkeep;

/// <summary>What the night shift of this silo would work with, should the caretaker be here.</summary>
internal sealed class SiloShift(
    IEventLog log, ICellStore cells, IDayStore days, ITeamOwners owners, EngineOptions engine, ClosingOptions options, ActorClock clock, ILoggerFactory loggers)
{
    public NightShift Begin() =>
        NightShift.Create(log, cells, days, owners, new LocalDays(engine.TimeZone), options, clock.Time, loggers);
}
