using Workshop.Storage;
using Workshop.Support.Docs;

namespace Workshop.WebFront.Tests.Docs;

public sealed class LogEventsPageTests
{
    [Fact]
    public void The_handbook_lists_everything_that_is_logged() => GeneratedPart.ShouldBe(
        "log-events.md", "events", LogEventTable.Of(typeof(Program).Assembly, typeof(IWorkshopStorage).Assembly, typeof(IEngine).Assembly));
}
