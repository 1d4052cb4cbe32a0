using System.Diagnostics;

namespace Workshop.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("workshop ", "log")]
    [InlineData("workshop ta", "tail")]
    [InlineData("workshop log --sta", "--status")]
    [InlineData("workshop log --status ", "in_progress")]
    [InlineData("workshop completion ", "zsh")]
    public async Task Words_that_may_come_next_are_told(string typed, string word)
    {
        var ending = await WorkshopProcess.RunAsync(url: null, key: null, input: null, "complete", "--position", $"{typed.Length}", "--", typed + " rest");

        ending.ExitCode.ShouldBe(0, ending.Errors);
        ending.Output.Split('\n').ShouldContain(word);
    }

    [Fact]
    public async Task Bash_completes_with_the_script()
    {
        const string Session = """
            workshop() { dotnet "$WORKSHOP_ASSEMBLY" "$@"; }
            source <(workshop completion bash)
            COMP_LINE='workshop ta' COMP_POINT=11 COMP_WORDS=(workshop ta) COMP_CWORD=1
            _workshop
            echo "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo("bash", ["-c", Session]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["WORKSHOP_ASSEMBLY"] = WorkshopProcess.Assembly;

        using var bash = Process.Start(start)!;

        (await bash.StandardOutput.ReadToEndAsync()).Trim().ShouldBe("tail");
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Other_shells_have_theirs(string shell)
    {
        var ending = await WorkshopProcess.RunAsync(url: null, key: null, input: null, "completion", shell);

        ending.ExitCode.ShouldBe(0);
        ending.Output.ShouldContain("workshop complete --position");
    }
}
