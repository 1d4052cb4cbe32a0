using Workshop.Alerts;
using Workshop.Audit;
using Workshop.Backups;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Keys;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Storage;

/// <summary>Everything of a workshop that rests, open. <see cref="StorageAddress"/> opens one.</summary>
public interface IWorkshopStorage : IAsyncDisposable
{
    IEventLog Log { get; }

    ICellStore Cells { get; }

    IIncidentStore Incidents { get; }

    IDayStore Days { get; }

    IKeyStore Keys { get; }

    INameStore Names { get; }

    IAuditLog Audit { get; }

    IAlertStore Alerts { get; }

    IBackupStore Backups { get; }

    ICalendarStore Calendar { get; }

    /// <summary>Whether other processes may change what is in it.</summary>
    StorageUse Use { get; }

    /// <summary>Where it rests, for people. Never holds a password.</summary>
    string Location { get; }

    /// <summary>Tries whether something can be written now. Changes nothing that anybody reads.</summary>
    /// <exception cref="StorageUnavailableException">It cannot; the message says why in words that are fit for anyone.</exception>
    ValueTask CheckAsync(CancellationToken cancellationToken = default);
}
