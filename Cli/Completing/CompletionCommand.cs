using System.CommandLine;

namespace Workshop.Cli.Completing;

/// <summary><c>workshop completion</c>: the script by which a shell completes the command's words.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Completes the words of the command workshop. For good: workshop completion bash > ~/.local/share/bash-completion/completions/workshop
        _workshop() {
          local IFS=$'\n'
          COMPREPLY=($(workshop complete --position "$COMP_POINT" -- "$COMP_LINE" 2>/dev/null))
        }
        complete -o default -F _workshop workshop
        """;

    private const string Zsh = """
        #compdef workshop
        # Completes the words of the command workshop. Put it into a folder of $fpath as _workshop.
        _workshop() {
          local -a words_
          words_=("${(@f)$(workshop complete --position "$CURSOR" -- "$BUFFER" 2>/dev/null)}")
          [[ -n ${words_[1]} ]] && compadd -a words_ || _files
        }
        compdef _workshop workshop
        """;

    private const string Fish = """
        # Completes the words of the command workshop. For good: workshop completion fish > ~/.config/fish/completions/workshop.fish
        complete -c workshop -a '(workshop complete --position (string length -- (commandline -cp)) -- (commandline -cp) 2>/dev/null)'
        """;

    private const string PowerShell = """
        # Completes the words of the command workshop. Put it into $PROFILE.
        Register-ArgumentCompleter -Native -CommandName workshop -ScriptBlock {
          param($word, $line, $position)
          workshop complete --position $position -- "$line" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    private static readonly Argument<string> Shell = new("shell") { Description = "Which shell" };

    public static Command Create()
    {
        Shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Prints the script by which a shell completes this command: source <(workshop completion bash)") { Shell };
        command.Does(static (run, _) =>
        {
            run.Screen.Line(Script(run.Get(Shell)!));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static string Script(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };
}
