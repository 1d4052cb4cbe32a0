using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Workshop.WebFront.Preflight;

namespace Workshop.WebFront.Observability;

/// <summary>
/// Traces and metrics for an OpenTelemetry collector. Off unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; the other variables of
/// OpenTelemetry's specification (protocol, headers, resource, sampler) hold as well.
/// </summary>
internal static class ObservabilityFeature
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string DefaultServiceName = "workshop";
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>The base library's and ASP.NET's own; their labels are bounded (routes, methods, status codes).</summary>
    private static readonly string[] Meters =
    [
        MetricNames.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Runtime", "Npgsql",
    ];

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceMetrics>();
        // For Logging:Console:FormatterName=json.
        builder.Services.Configure<JsonConsoleFormatterOptions>(static json =>
        {
            json.TimestampFormat = TimestampFormat;
            json.UseUtcTimestamp = true;
        });
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration[ServiceName] ?? DefaultServiceName, serviceVersion: Build.Id, serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}"))
            .WithMetrics(static metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithTracing(static traces => traces.AddAspNetCoreInstrumentation().AddSource("Npgsql").AddOtlpExporter());
    }
}
