using System.CommandLine;

namespace Workshop.Cli;

/// <summary>What every command takes.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Url = new("--url")
    {
        Description = "The service's address. Default: WORKSHOP_URL, or http://127.0.0.1:5080",
        HelpName = "address",
        Recursive = true,
    };

    /// <summary>No option takes the key itself: arguments are visible to every user of the machine.</summary>
    public static readonly Option<FileInfo?> KeyFile = new("--key-file")
    {
        Description = "A file that has the API key in it. Default: the key in WORKSHOP_KEY",
        HelpName = "file",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Answers in JSON, for programs",
        Recursive = true,
    };

    public static readonly Option<bool> NoColor = new("--no-color")
    {
        Description = "No colours. They are off too when NO_COLOR is set or the output is no terminal",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Url);
        root.Options.Add(KeyFile);
        root.Options.Add(Json);
        root.Options.Add(NoColor);
    }
}
