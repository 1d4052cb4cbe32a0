using System.Net;
using Microsoft.Extensions.Options;
using Workshop.Storage;

namespace Workshop.Silo.Hosting;

/// <summary>What a process is in its cluster.</summary>
internal enum Role
{
    /// <summary>A silo, and a web front in it.</summary>
    All,

    /// <summary>A silo that serves no stations and no browsers.</summary>
    Silo,

    /// <summary>A web front that holds no actors.</summary>
    Front,
}

/// <summary>Section <c>Workshop:Cluster</c>.</summary>
internal sealed class ClusterOptions
{
    public const string Section = "Workshop:Cluster";

    private const int FirstSiloPort = 11111;
    private const int FirstGatewayPort = 30000;
    private const int FirstHttpPort = 5080;

    /// <summary>What this process is: a silo with a web front in it, or one of the two alone.</summary>
    public Role Role { get; set; } = Role.All;

    /// <summary>Names the workshop for ever: reminders and grain state belong to it.</summary>
    public string ServiceId { get; set; } = "workshop";

    /// <summary>Names the processes that find each other.</summary>
    public string ClusterId { get; set; } = "workshop";

    /// <summary>0, 1, 2 … of several on one machine: added to every port that is not given.</summary>
    public int Instance { get; set; }

    /// <summary>The IP address at which other silos and fronts reach this one. Only this machine, unless said otherwise.</summary>
    public string Address { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>Where other silos reach this one.</summary>
    public int? SiloPort { get; set; }

    /// <summary>Where fronts reach this silo.</summary>
    public int? GatewayPort { get; set; }

    /// <summary>How the silo is called where silos are listed.</summary>
    public string? Name { get; set; }

    /// <summary>How long a front that is asked to stop goes on answering: longer than its load balancer takes to notice that it is not ready.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(3);

    public int SiloPortOrDefault => SiloPort ?? FirstSiloPort + Instance;

    public int GatewayPortOrDefault => GatewayPort ?? FirstGatewayPort + Instance;

    public string NameOrDefault => string.IsNullOrEmpty(Name) ? $"{Environment.MachineName}-{SiloPortOrDefault}" : Name;

    /// <summary>Where a web front, or the health of a silo, is found if nothing else is said.</summary>
    public string DefaultUrl => $"http://127.0.0.1:{FirstHttpPort + Instance}";

    public IPAddress IPAddress => IPAddress.Parse(Address);
}

internal sealed class ClusterOptionsValidator(IConfiguration configuration) : IValidateOptions<ClusterOptions>
{
    private const int LongestId = 100;
    private const int MostInstances = 1000;

    private static readonly TimeSpan MaxDrain = TimeSpan.FromSeconds(20);

    public ValidateOptionsResult Validate(string? name, ClusterOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(ClusterOptions options)
    {
        // What is wrong with a setting of the storage itself is told where that is read.
        if (StorageAddress.Parse(configuration["Workshop:Storage"] ?? StorageAddress.Sqlite, out _) is not (null or PostgresAddress))
            yield return "Workshop:Storage must be a PostgreSQL connection string in a cluster, for example Host=db;Database=workshop;Username=workshop.";
        if (!IsId(options.ServiceId))
            yield return $"{ClusterOptions.Section}:ServiceId must have 1 to {LongestId} letters, digits, - and _.";
        if (!IsId(options.ClusterId))
            yield return $"{ClusterOptions.Section}:ClusterId must have 1 to {LongestId} letters, digits, - and _.";
        if (options.Instance is < 0 or >= MostInstances)
            yield return $"{ClusterOptions.Section}:Instance must be 0 to {MostInstances - 1}.";
        if (!IPAddress.TryParse(options.Address, out _))
            yield return $"{ClusterOptions.Section}:Address must be an IP address of this machine that the other silos reach.";
        if (options.SiloPort is < 1 or > IPEndPoint.MaxPort)
            yield return $"{ClusterOptions.Section}:SiloPort must be 1 to {IPEndPoint.MaxPort}.";
        if (options.GatewayPort is < 1 or > IPEndPoint.MaxPort)
            yield return $"{ClusterOptions.Section}:GatewayPort must be 1 to {IPEndPoint.MaxPort}.";
        if (options.DrainTime < TimeSpan.Zero || options.DrainTime > MaxDrain)
            yield return $"{ClusterOptions.Section}:DrainTime must be {TimeSpan.Zero:c} to {MaxDrain:c}.";
        if (options.SiloPortOrDefault == options.GatewayPortOrDefault)
            yield return $"{ClusterOptions.Section}:SiloPort and {ClusterOptions.Section}:GatewayPort must differ.";
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
