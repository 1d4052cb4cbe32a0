namespace Workshop.WebFront.OpenApi;

internal static class EntryRoutes
{
    public static void DescribeIngest(this IEndpointConventionBuilder route) => route.WithTags("Entries");
    public static void DescribeLog(this IEndpointConventionBuilder route) => route.WithTags("Entries");
    public static void DescribeStream(this IEndpointConventionBuilder route) => route.WithTags("Entries");
}
