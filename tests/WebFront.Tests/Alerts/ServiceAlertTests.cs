using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workshop.Alerts;
using Workshop.WebFront.Preflight.Errors;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>What the service tells of itself, and the digest of the day.</summary>
public sealed class ServiceAlertTests
{
    private static readonly Action<ILogger, string, Exception?> SomethingFailed =
        LoggerMessage.Define<string>(LogLevel.Error, new EventId(1), "Something of {Sender} failed");

    [Fact]
    public async Task Errors_in_the_service_s_own_log_are_told_once_an_hour_without_their_values()
    {
        await using var workshop = new TestWorkshop
        {
            // The counting of errors, which the test's own log would have replaced.
            Replace = static services => services.AddSingleton<ILoggerProvider>(static provider => provider.GetRequiredService<ErrorLog>()),
        };
        var logger = workshop.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test");
        for (var i = 0; i < 3; i++)
            SomethingFailed(logger, "a secret sender", null);

        var alert = await AlertAsync(workshop, AlertKind.ServiceErrors);

        alert.Details["message"].ShouldBe("Something of {Sender} failed");
        alert.Details["count"].ShouldBe("3");
    }

    [Fact]
    public async Task The_day_is_told_in_short_at_its_time()
    {
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.With(("Workshop:Alerts:DigestAt", "07:00")) };
        workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T06:30:00+01:00", provider: null));
        await workshop.PostCrashAsync();
        await AlertAsync(workshop, AlertKind.CriticalError);

        workshop.Clock.Advance(TimeSpan.FromMinutes(31));

        var digest = await AlertAsync(workshop, AlertKind.DailyDigest);
        (digest.Details["alerts"], digest.Details["critical"]).ShouldBe(("1", "1"));
    }

    private static async Task<Alert> AlertAsync(TestWorkshop workshop, AlertKind kind) => await Eventually.GetAsync(
        async () => (await workshop.Alerts().ListAsync(long.MaxValue, 100)).FirstOrDefault(record => record.Alert.Kind == kind)?.Alert, $"the alert {kind}");
}
