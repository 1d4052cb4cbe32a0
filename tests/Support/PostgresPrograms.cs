using System.Diagnostics;
using System.Globalization;

namespace Workshop.Support;

/// <summary>PostgreSQL's programs on this machine. They refuse to run as root, so root runs them as the user postgres.</summary>
internal sealed class PostgresPrograms(string folder)
{
    private const string User = "postgres";

    private static bool IsRoot => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();

    /// <summary>The newest ones; null if there are none.</summary>
    public static PostgresPrograms? Find()
    {
        var folder = Folders().FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")));
        return folder is null ? null : new PostgresPrograms(folder);
    }

    /// <summary>A scratch folder that they may write to.</summary>
    public static string NewFolder()
    {
        var scratch = Directory.CreateTempSubdirectory("workshop-postgres-").FullName;
        if (IsRoot)
            Run(new ProcessStartInfo("chown", [User, scratch]));
        return scratch;
    }

    public ProcessStartInfo StartInfo(string program, params string[] arguments)
    {
        var path = Path.Combine(folder, program);
        return IsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public async Task RunAsync(string program, params string[] arguments) =>
        await Task.Run(() => Run(StartInfo(program, arguments)));

    private static void Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}:\n{error}{output.Result}");
    }

    private static IEnumerable<string> Folders()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions
            .OrderByDescending(static version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(static version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Append("/usr/local/pgsql/bin");
    }
}
