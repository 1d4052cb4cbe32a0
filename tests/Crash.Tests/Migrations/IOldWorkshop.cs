namespace Workshop.Crash.Tests.Migrations;

/// <summary>
/// Lays a database down at a site as older programs have left it: the rows that the service itself has written there, in tables that
/// the older schema scripts make. Its upgrade to each next version takes a moment, so that it can be hit.
/// </summary>
internal interface IOldWorkshop : IDisposable
{
    /// <summary>The version of today's schema.</summary>
    int Newest { get; }

    /// <summary>Takes what the service has left at the site, as a killed one leaves it.</summary>
    Task TakeAsync();

    /// <summary>Replaces what is at the site by the same in an older schema version.</summary>
    Task LayDownAsync(int version);

    /// <summary>Whether a service that was started has begun to open the database.</summary>
    Task<bool> IsBeingOpenedAsync();

    /// <summary>The version of the database at the site.</summary>
    Task<int> VersionAsync();

    /// <summary>Everything that the schema consists of: of the database at the site, in a fixed order.</summary>
    Task<IReadOnlyList<string>> SchemaAsync();
}
