using Workshop.Bench.Load.Posting;
using Workshop.Entries;

namespace Workshop.Bench.Micro;

/// <summary>Bodies and frames like those that the load generator posts.</summary>
internal sealed class Bodies
{
    private readonly EntryBody _template;
    private readonly byte[] _body;
    private readonly EntryParser _parser = new(new EntryRules { TimeZone = TimeZoneInfo.Utc }, new OpenGate());

    public Bodies(int entries, int teams)
    {
        _template = new EntryBody(entries, teams, teamsPerBody: 1);
        _body = _template.Rendered.ToArray();
        Refresh();
    }

    /// <summary>Gives the body's entries new ids, and another team.</summary>
    public void Refresh() => _template.Refresh(_body, TimeProvider.System.GetUtcNow());

    public ParsedEntries Parse() => _parser.Parse(
        _body,
        EntryFormat.Json,
        new IngestContext { KeyId = "bench", ReceivedAt = TimeProvider.System.GetUtcNow() },
        strict: false);

    private sealed class OpenGate : INameGate
    {
        public bool Admit(NameKind kind, ReadOnlySpan<byte> name, string keyId) => true;
    }
}
