using System.Globalization;
using System.Text;

namespace Workshop.Bench.Load.Posting;

/// <summary>
/// A pre-rendered JSON body, one object or an array of them, whose entries get a fresh id, team, feature and time before
/// each use, by overwriting texts of the same length.
/// </summary>
internal sealed class EntryBody
{
    private const int Features = 50;
    private const string AnyId = "00000000-0000-4000-8000-000000000000";
    private const string AnyTime = "2026-12-18T08:14:00.000Z";

    private static readonly string[] Items =
        ["Holzeisenbahn", "Schaukelpferd", "Teddybär", "Nussknacker", "Puppenhaus", "Kreisel", "Räuchermännchen"];

    private readonly Random _random = new();
    private readonly int _teams;
    private readonly int[] _starts;
    private readonly int[] _teamsOfBody;
    private readonly byte[] _ids;

    /// <param name="entries">Entries in the body.</param>
    /// <param name="teams">How many teams the entries come from, at most 10,000.</param>
    /// <param name="teamsPerBody">How many of them are in one body.</param>
    public EntryBody(int entries, int teams, int teamsPerBody)
    {
        _teams = teams;
        _starts = new int[entries];
        _teamsOfBody = new int[teamsPerBody];
        _ids = new byte[entries * 16];
        Rendered = entries == 1 ? RenderOne() : RenderArray();
    }

    /// <summary>The body, to be copied to where <see cref="Refresh"/> changes it.</summary>
    public ReadOnlyMemory<byte> Rendered { get; }

    /// <summary>Makes the entries ones that were never sent before.</summary>
    /// <param name="body">A copy of <see cref="Rendered"/>.</param>
    /// <param name="now">The time of all its entries.</param>
    public void Refresh(Span<byte> body, DateTimeOffset now)
    {
        Span<byte> timestamp = stackalloc byte[AnyTime.Length];
        now.UtcDateTime.TryFormat(timestamp, out _, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        foreach (ref var team in _teamsOfBody.AsSpan())
            team = _random.Next(_teams);

        _random.NextBytes(_ids);
        for (var i = 0; i < _starts.Length; i++)
            Refresh(body[_starts[i]..], i, timestamp);
    }

    private void Refresh(Span<byte> entry, int index, ReadOnlySpan<byte> timestamp)
    {
        var team = _teamsOfBody[index % _teamsOfBody.Length];
        new Guid(_ids.AsSpan(index * 16, 16)).TryFormat(entry[Place.Id..], out _);
        team.TryFormat(entry[Place.Team..], out _, "D4", CultureInfo.InvariantCulture);
        _random.Next(Features).TryFormat(entry[Place.Feature..], out _, "D2", CultureInfo.InvariantCulture);
        timestamp.CopyTo(entry[Place.Timestamp..]);
    }

    private byte[] RenderOne() => Encoding.UTF8.GetBytes(Entry());

    private byte[] RenderArray()
    {
        var body = new List<byte>();
        for (var i = 0; i < _starts.Length; i++)
        {
            body.Add((byte)(i == 0 ? '[' : ','));
            _starts[i] = body.Count;
            body.AddRange(Encoding.UTF8.GetBytes(Entry()));
        }

        body.Add((byte)']');
        return [.. body];
    }

    private string Entry()
    {
        var item = Items[_random.Next(Items.Length)];
        var status = _random.Next(100) switch { < 2 => "failed", 2 => "rework", _ => "completed" };
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{{Place.Prefix}}","item":"{{item}}","count":{{_random.Next(1, 100)}},"status":"{{status}}"}""");
    }

    /// <summary>Where in an entry the parts stand that are overwritten.</summary>
    private static class Place
    {
        public const string Prefix =
            $$"""{"id":"{{AnyId}}","team":"team-0000","feature":"feature-00","timestamp":"{{AnyTime}}""";

        public static readonly int Id = After("\"id\":\"");
        public static readonly int Team = After("team-");
        public static readonly int Feature = After("feature-");
        public static readonly int Timestamp = After("\"timestamp\":\"");

        private static int After(string text) => Prefix.IndexOf(text, StringComparison.Ordinal) + text.Length;
    }
}
