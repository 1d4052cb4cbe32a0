using Workshop.Keys;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Tries each role at the gate of each route, and compares with what the role is for. The rules here are stated apart from the routes on purpose.</summary>
internal sealed class RolesLight(EndpointDataSource routes) : ILight
{
    private const int MostNamed = 5;

    private static readonly Scopes[] Roles = [Scopes.None, Scopes.Ingest, Scopes.Read, Scopes.Operate, Scopes.Admin];

    public string Name => "roles";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        var gates = Gate.All(routes).ToList();
        var wrong = new List<string>();
        var (admitted, denied) = (0, 0);
        foreach (var gate in gates)
        {
            foreach (var role in Roles)
            {
                var isAdmitted = gate.Admits(role);
                if (isAdmitted != gate.ShouldAdmit(role))
                    wrong.Add($"{Word(role)} {(isAdmitted ? "gets into" : "is kept out of")} {gate}");
                if (isAdmitted)
                    admitted++;
                else
                    denied++;
            }
        }

        if (wrong.Count == 0)
        {
            return Finding.Green("roles.good", $"{Roles.Length} roles tried at {gates.Count} routes: {admitted} let in, {denied} denied, each as it should be.")
                .With("roles", $"{Roles.Length}").With("routes", $"{gates.Count}").With("admitted", $"{admitted}").With("denied", $"{denied}");
        }

        var named = string.Join("; ", wrong.Take(MostNamed));
        return Finding.Red("roles.wrong", $"{wrong.Count} decisions are wrong: {named}.", "This is a mistake in the program: do not go live with it.")
            .With("count", $"{wrong.Count}").With("decisions", named);
    }

    private static string Word(Scopes role) => role == Scopes.None ? "nobody" : role.ToString().ToLowerInvariant();
}
