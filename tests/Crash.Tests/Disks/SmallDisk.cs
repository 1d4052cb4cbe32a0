using System.Diagnostics;
using Workshop.Support;

namespace Workshop.Crash.Tests.Disks;

/// <summary>
/// A disk with little room: a tmpfs that only those processes see that are started within it. It goes when this process ends, however
/// that ends.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    /// <summary>Mounts it, says so, and keeps it until nobody is left who could say anything.</summary>
    private const string Keep = """mount -t tmpfs -o size="$1" none "$2" && echo ready && read -r _""";

    private const int FirstPiece = 64 << 10;

    private readonly Process _keeper;
    private readonly ScratchDirectory _place;

    private SmallDisk(Process keeper, ScratchDirectory place)
    {
        _keeper = keeper;
        _place = place;
    }

    /// <summary>Its path for those who are started within it.</summary>
    public string Path => _place.Path;

    /// <summary>Its path for everybody else.</summary>
    public string Outside => $"/proc/{_keeper.Id}/root{Path}";

    /// <summary>What starts a program within it.</summary>
    public IReadOnlyList<string> Within =>
    [
        "nsenter", "--target", $"{_keeper.Id}", "--mount", .. Environment.IsPrivilegedProcess ? (string[])[] : ["--user", "--preserve-credentials"],
        // Entering has left the working directory behind.
        "sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", Repository.PathTo("WebFront"),
    ];

    private string Ballast => System.IO.Path.Combine(Outside, "ballast");

    /// <summary>Mounts one, or says why that is not permitted here.</summary>
    public static async Task<(SmallDisk? Disk, string Why)> MountAsync(int megabytes)
    {
        var place = new ScratchDirectory();
        string[] root = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];
        Process? keeper = null;
        try
        {
            keeper = Process.Start(new ProcessStartInfo("unshare", ["--mount", .. root, "sh", "-c", Keep, "sh", $"{megabytes}m", place.Path])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            if (await keeper.StandardOutput.ReadLineAsync() is "ready")
                return (new SmallDisk(keeper, place), "");
            return (Give(keeper, place), $"No small disk can be mounted here: {(await keeper.StandardError.ReadToEndAsync()).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (Give(keeper, place), $"No small disk can be mounted here: {missing.Message}");
        }
    }

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = FirstPiece; piece > 0;)
        {
            try
            {
                ballast.Write(new byte[piece]);
            }
            catch (IOException)
            {
                piece /= 2;
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose() => Give(_keeper, _place);

    private static SmallDisk? Give(Process? keeper, ScratchDirectory place)
    {
        keeper?.StandardInput.Close();
        keeper?.WaitForExit();
        place.Dispose();
        return null;
    }
}
