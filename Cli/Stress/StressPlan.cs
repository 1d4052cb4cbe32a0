using System.Globalization;
using System.Text;

namespace Workshop.Cli.Stress;

/// <summary>What a stress test posts, and when.</summary>
/// <param name="Name">What its entries' ids begin with.</param>
/// <param name="Rate">Requests that are due each second.</param>
/// <param name="Duration">How long requests become due.</param>
/// <param name="Batch">Entries in a request.</param>
/// <param name="Connections">Requests that may be on their way at once.</param>
/// <param name="Teams">How many teams the entries are of.</param>
/// <param name="IsReal">Whether they go into the real log.</param>
internal sealed record StressPlan(string Name, double Rate, TimeSpan Duration, int Batch, int Connections, int Teams, bool IsReal)
{
    public int Requests => Math.Max(1, (int)Math.Round(Rate * Duration.TotalSeconds));

    public int Entries => Requests * Batch;

    /// <summary>When a request is due, from the beginning. The first is 0.</summary>
    public TimeSpan DueAfter(int request) => TimeSpan.FromSeconds(request / Rate);

    public static string Team(int number) => $"stress-{number + 1}";

    /// <summary>A request's entries as NDJSON. The same every time: what is sent again has the same ids.</summary>
    public byte[] Body(int request)
    {
        var body = new StringBuilder(Batch * 100);
        var team = Team(request % Teams);
        for (var entry = request * Batch; entry < (request + 1) * Batch; entry++)
            body.Append(CultureInfo.InvariantCulture, $$"""{"id":"{{Name}}-{{entry}}","team":"{{team}}","type":"stress.test","item":"Testspielzeug","count":1}""").Append('\n');
        return Encoding.UTF8.GetBytes(body.ToString());
    }

    /// <summary>Which entry has the id; null if it is none of this test's.</summary>
    public int? EntryOf(string? id) =>
        id is not null && id.StartsWith(Name + "-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(Name.Length + 1), CultureInfo.InvariantCulture, out var entry) && entry >= 0 && entry < Entries
            ? entry
            : null;
}
