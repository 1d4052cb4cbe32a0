namespace Workshop.WebFront.Hosting;

/// <summary>Section <c>Workshop</c>.</summary>
internal sealed class WorkshopOptions
{
    public const string Section = "Workshop";

    /// <summary>The only storage there is so far.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>Where everything rests; relative to the current directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>IANA id; empty: that of the machine.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Under which address people reach the service, if that is not the one it listens on.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Becomes an admin key at the first start.</summary>
    public string? BootstrapKey { get; set; }

    public string Storage { get; set; } = Sqlite;

    /// <summary>Whether a demo fills the workshop; dashboards say so.</summary>
    public bool Demo { get; set; }

    /// <summary>The workshop's time zone. Valid once the options are.</summary>
    public TimeZoneInfo Zone => string.IsNullOrEmpty(TimeZone) ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
