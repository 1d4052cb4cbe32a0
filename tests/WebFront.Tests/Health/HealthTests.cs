using Microsoft.Extensions.DependencyInjection;
using Workshop.Entries;

namespace Workshop.WebFront.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_running_service_is_live_and_ready_for_anyone_who_asks()
    {
        await using var workshop = new TestWorkshop();

        (await workshop.Stranger().ReadAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        var ready = await workshop.Stranger().ReadAsync("/health/ready");
        ready.Status.ShouldBe(HttpStatusCode.OK);
        ready.Text.ShouldBe("""{"ready":true,"checks":[{"name":"storage","ok":true,"detail":null},{"name":"engine","ok":true,"detail":null}]}""");
    }

    [Fact]
    public async Task A_data_directory_that_is_gone_makes_it_unready_until_it_is_back()
    {
        await using var workshop = new TestWorkshop();
        (await workshop.Stranger().ReadAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        var hidden = workshop.DataDirectory + ".away";
        Directory.Move(workshop.DataDirectory, hidden);
        workshop.Clock.Advance(TimeSpan.FromSeconds(1));

        var unready = await workshop.Stranger().ReadAsync("/health/ready");

        unready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        unready.Json.GetProperty("ready").GetBoolean().ShouldBeFalse();
        unready.Json.GetProperty("checks")[0].GetProperty("ok").GetBoolean().ShouldBeFalse();
        unready.Text.ShouldNotContain(workshop.DataDirectory);
        (await workshop.Stranger().ReadAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);

        Directory.Move(hidden, workshop.DataDirectory);
        workshop.Clock.Advance(TimeSpan.FromSeconds(1));
        (await workshop.Stranger().ReadAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
