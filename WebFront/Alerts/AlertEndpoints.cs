using Workshop.Alerts;
using Workshop.WebFront.Alerts.Channels;
using Workshop.WebFront.Json;
using Workshop.WebFront.Queries;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Alerts;

/// <summary><c>/api/v1/alerts</c></summary>
internal static class AlertEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, IAlertStore store)
    {
        var query = new QueryReader(context.Request.Query, "limit", NextPage.Cursor);
        var page = NumberedPage.Read(query);
        if (query.Problem is { } problem)
            return problem;

        var records = await store.ListAsync(page.Below, page.Reading, context.RequestAborted);
        var views = page.Cut(context, records.Select(AlertRecordView.Of), static view => view.Alert.Number);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json<IReadOnlyList<AlertRecordView>>(views, ApiJson.Context.IReadOnlyListAlertRecordView);
    }

    public static async Task<IResult> ChannelsAsync(HttpContext context, IAlertStore store, AlertChannels channels)
    {
        var views = new List<ChannelView>();
        foreach (var channel in channels.All)
            views.Add(ChannelView.Of(channel.Name, await store.LatestMessagesAsync(channel.Name, 1, context.RequestAborted) is [var last] ? last : null));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json<IReadOnlyList<ChannelView>>(views, ApiJson.Context.IReadOnlyListChannelView);
    }

    /// <remarks>A request that was not answered may have raised a test; repeated, there are two.</remarks>
    public static async Task<IResult> TestAsync(HttpContext context, IAlertBell alerts, TimeProvider clock)
    {
        var alert = Alert.Test(Guid.NewGuid(), context.Caller().Key.Name, clock.GetUtcNow());
        await alerts.RaiseAsync([alert], context.RequestAborted);
        return TypedResults.NoContent();
    }
}
