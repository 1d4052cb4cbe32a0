namespace Workshop.Cli.Tests;

/// <summary>What goes wrong is told in words, with a mend, and by the exit code.</summary>
public sealed class FailureTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Theory]
    [InlineData("log")]
    [InlineData("tail")]
    [InlineData("top")]
    [InlineData("export", "entries")]
    [InlineData("export", "daily-stats")]
    public async Task Without_a_key_it_says_where_to_put_one(params string[] arguments)
    {
        string[] complete = arguments is ["log"] ? ["log", "Ball", "--team", "A"] : arguments;

        var ending = await WorkshopProcess.RunAsync(workshop.Address, key: null, input: null, complete);

        ending.ExitCode.ShouldBe(4);
        ending.Errors.ShouldContain("WORKSHOP_KEY");
        IsPlain(ending);
    }

    [Fact]
    public async Task A_wrong_key_is_told_from_none()
    {
        var ending = await WorkshopProcess.RunAsync(workshop.Address, "not-a-key-0123456789", input: null, "top", "--json");

        ending.ExitCode.ShouldBe(4);
        var error = JsonElement.Parse(ending.Errors);
        error.GetProperty("code").GetString().ShouldBe("key.invalid");
        error.GetProperty("exitCode").GetInt32().ShouldBe(4);
        error.GetProperty("mend").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_key_can_come_from_a_file()
    {
        using var folder = new ScratchDirectory();
        var file = Path.Combine(folder.Path, "key");
        await File.WriteAllTextAsync(file, RunningWorkshop.Key + "\n");

        var ending = await WorkshopProcess.RunAsync(workshop.Address, key: null, input: null, "top", "--once", "--key-file", file);

        ending.ExitCode.ShouldBe(0, ending.Errors);
    }

    [Fact]
    public async Task Where_nothing_answers_it_asks_whether_the_service_runs()
    {
        var ending = await WorkshopProcess.RunAsync(new Uri($"http://127.0.0.1:{WebFrontProcess.FreePort()}"), RunningWorkshop.Key, input: null, "top");

        ending.ExitCode.ShouldBe(3);
        ending.Errors.ShouldContain("Is the service running?");
        IsPlain(ending);
    }

    [Theory]
    [InlineData("--url", "ftp://example.org", "top")]
    [InlineData("--url", "http://127.0.0.1/?key=0123456789", "top")]
    [InlineData("tail", "--last", "many")]
    [InlineData("tail", "--last", "501")]
    [InlineData("log", "--count", "4", "--status", "finished")]
    [InlineData("export", "entries", "--from", "yesterday")]
    [InlineData("export")]
    [InlineData("dance")]
    [InlineData("log", "--key", "0123456789")]
    public async Task A_wrong_command_line_is_refused_before_anything_is_sent(params string[] arguments)
    {
        var ending = await workshop.RunAsync(arguments);

        ending.ExitCode.ShouldBe(2, ending.Output + ending.Errors);
        ending.Errors.ShouldNotBeEmpty();
        IsPlain(ending);
    }

    [Fact]
    public async Task What_is_no_workshop_is_told_from_one()
    {
        var ending = await WorkshopProcess.RunAsync(new Uri(workshop.Address, "nowhere/"), RunningWorkshop.Key, input: null, "top");

        ending.ExitCode.ShouldBe(1);
        ending.Errors.ShouldContain("There is nothing here");
    }

    private static void IsPlain(Ending ending)
    {
        foreach (var text in (string[])[ending.Output, ending.Errors])
        {
            text.ShouldNotContain("   at ");
            text.ShouldNotContain("Exception");
            text.ShouldNotContain("\u001b");
        }
    }
}
