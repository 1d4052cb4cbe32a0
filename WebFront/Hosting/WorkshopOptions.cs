using Workshop.Storage;
using Workshop.WebFront.Settings;

namespace Workshop.WebFront.Hosting;

/// <summary>Section <c>Workshop</c>.</summary>
internal sealed class WorkshopOptions
{
    public const string Section = "Workshop";

    /// <summary>Where everything rests; relative to the current directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>IANA id; empty: that of the machine. If it is changed, entries stay in the days they were counted in; one near midnight that is sent again after the change counts once more.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Under which address people reach the service, if that is not the one it listens on.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Becomes an admin key at the first start.</summary>
    [Secret]
    public string? BootstrapKey { get; set; }

    /// <summary><c>sqlite</c>, a file in the data directory; or a PostgreSQL database. May hold a password: never shown.</summary>
    [Secret]
    public string Storage { get; set; } = StorageAddress.Sqlite;

    /// <summary>Whether a demo fills the workshop; dashboards say so.</summary>
    public bool Demo { get; set; }

    /// <summary>What <see cref="Storage"/> says. Valid once the options are. Simulated entries never lie in one database with real ones.</summary>
    public StorageAddress StorageAddress
    {
        get
        {
            var address = StorageAddress.Parse(Storage, out var problem) ?? throw new InvalidOperationException($"{Section}:{nameof(Storage)} {problem}");
            return Demo ? address.Beside("demo") : address;
        }
    }

    /// <summary>The workshop's time zone. Valid once the options are.</summary>
    public TimeZoneInfo Zone => string.IsNullOrEmpty(TimeZone) ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
