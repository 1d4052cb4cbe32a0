using Workshop.Bench.Load.Http;

namespace Workshop.Bench.Load.Posting;

/// <summary>A pre-rendered POST, made new before each use. One connection uses one template.</summary>
internal sealed class RequestTemplate
{
    private readonly EntryBody _body;
    private readonly byte[] _request;
    private readonly int _headLength;

    public RequestTemplate(RequestSource source)
    {
        _body = new EntryBody(source.Batch, source.Teams, source.TeamsPerBatch);
        var head = RequestHead.Post(source.Server, source.Path, source.Key, _body.Rendered.Length);
        _headLength = head.Length;
        _request = [.. head, .. _body.Rendered.Span];
    }

    /// <summary>A request that was never sent before.</summary>
    /// <param name="now">The time of all its entries.</param>
    public ReadOnlyMemory<byte> Next(DateTimeOffset now)
    {
        _body.Refresh(_request.AsSpan(_headLength), now);
        return _request;
    }
}
