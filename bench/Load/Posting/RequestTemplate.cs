using System.Globalization;
using System.Text;
using Workshop.Bench.Load.Http;

namespace Workshop.Bench.Load.Posting;

/// <summary>
/// A pre-rendered POST whose entries get a fresh id, team, feature and time before each use, by overwriting
/// texts of the same length. One connection uses one template.
/// </summary>
internal sealed class RequestTemplate
{
    private const int Features = 50;
    private const string AnyId = "00000000-0000-4000-8000-000000000000";
    private const string AnyTime = "2026-12-18T08:14:00.000Z";

    private static readonly string[] Items =
        ["Holzeisenbahn", "Schaukelpferd", "Teddybär", "Nussknacker", "Puppenhaus", "Kreisel", "Räuchermännchen"];

    private readonly byte[] _request;
    private readonly int[] _entryStarts;
    private readonly byte[] _ids;
    private readonly Random _random = new();
    private readonly RequestSource _source;

    public RequestTemplate(RequestSource source)
    {
        _source = source;
        _ids = new byte[source.Batch * 16];
        (_request, _entryStarts) = Render(source, _random);
    }

    /// <summary>A request that was never sent before.</summary>
    /// <param name="now">The time of all its entries.</param>
    public ReadOnlyMemory<byte> Next(DateTimeOffset now)
    {
        Span<byte> timestamp = stackalloc byte[AnyTime.Length];
        now.UtcDateTime.TryFormat(timestamp, out _, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        Span<int> teams = stackalloc int[_source.TeamsPerBatch];
        foreach (ref var team in teams)
            team = _random.Next(_source.Teams);

        _random.NextBytes(_ids);
        for (var i = 0; i < _entryStarts.Length; i++)
            Patch(_request.AsSpan(_entryStarts[i]), i, teams[i % teams.Length], timestamp);
        return _request;
    }

    private void Patch(Span<byte> entry, int index, int team, ReadOnlySpan<byte> timestamp)
    {
        new Guid(_ids.AsSpan(index * 16, 16)).TryFormat(entry[Place.Id..], out _);
        team.TryFormat(entry[Place.Team..], out _, "D4", CultureInfo.InvariantCulture);
        _random.Next(Features).TryFormat(entry[Place.Feature..], out _, "D2", CultureInfo.InvariantCulture);
        timestamp.CopyTo(entry[Place.Timestamp..]);
    }

    private static (byte[] Request, int[] EntryStarts) Render(RequestSource source, Random random)
    {
        var body = new List<byte>();
        var starts = new int[source.Batch];
        for (var i = 0; i < starts.Length; i++)
        {
            body.Add((byte)(i == 0 ? '[' : ','));
            starts[i] = body.Count;
            body.AddRange(Encoding.UTF8.GetBytes(Entry(random)));
        }

        body.Add((byte)']');
        var isSingle = starts.Length == 1;
        byte[] content = isSingle ? [.. body[1..^1]] : [.. body];
        var head = RequestHead.Post(source.Server, source.Path, source.Key, content.Length);
        var shift = head.Length - (isSingle ? 1 : 0);
        return ([.. head, .. content], [.. starts.Select(start => start + shift)]);
    }

    private static string Entry(Random random)
    {
        var item = Items[random.Next(Items.Length)];
        var status = random.Next(100) switch { < 2 => "failed", 2 => "rework", _ => "completed" };
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{{Place.Prefix}}","item":"{{item}}","count":{{random.Next(1, 100)}},"status":"{{status}}"}""");
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
