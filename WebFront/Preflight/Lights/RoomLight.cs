using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether the data directory has room for a backup of what is in it.</summary>
internal sealed class RoomLight(IOptions<WorkshopOptions> options) : ILight
{
    /// <summary>Bytes beside what a backup needs: the database grows meanwhile.</summary>
    private const long Reserve = 256L << 20;

    /// <summary>A backup is text, and a restore keeps the old data until the new is whole.</summary>
    private const int Times = 3;

    private const double Megabyte = 1 << 20;

    public string Name => "room";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        var directory = new DirectoryInfo(options.Value.DataDirectory);
        var used = directory.EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);
        var free = new DriveInfo(directory.FullName).AvailableFreeSpace;
        var needed = (used * Times) + Reserve;
        var finding = free >= needed
            ? Finding.Green("room.good", $"{InMegabytes(free)} MB are free; the data is {InMegabytes(used)} MB.")
            : Finding.Red(
                "room.short",
                $"Only {InMegabytes(free)} MB are free where the data rests; {InMegabytes(needed)} MB are needed.",
                "Make room, or move Workshop:DataDirectory to a larger disk.");
        return finding.With("free", InMegabytes(free)).With("used", InMegabytes(used)).With("needed", InMegabytes(needed));
    }

    private static string InMegabytes(long bytes) => $"{Math.Ceiling(bytes / Megabyte):0}";
}
