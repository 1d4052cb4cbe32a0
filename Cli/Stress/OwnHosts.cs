namespace Workshop.Cli.Stress;

/// <summary>Load is for what is one's own: this machine, and hosts that were named so.</summary>
internal static class OwnHosts
{
    private const string Variable = "WORKSHOP_OWN_HOSTS";

    /// <exception cref="CommandFailure">The service is on another host.</exception>
    public static void Require(Uri service, IReadOnlyList<string> named)
    {
        if (service.IsLoopback)
            return;
        var own = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!own.Concat(named).Contains(service.Host, StringComparer.OrdinalIgnoreCase))
            throw CommandFailure.Usage($"{service.Host} is not named as your own host, so it is not put under load.", $"If it is yours, say so: --own {service.Host}, or {Variable}.");
    }
}
