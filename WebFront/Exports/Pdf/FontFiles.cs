using PdfSharp.Fonts;

namespace Workshop.WebFront.Exports.Pdf;

/// <summary>The files of a font, which a PDF carries with it. Machines differ in what they have, and some have none.</summary>
internal sealed record FontFiles(string Regular, string? Bold)
{
    /// <summary>What Debian and Ubuntu, Fedora, Alpine and Arch, Windows and macOS have, the ones with the most letters first.</summary>
    private static readonly (string[] Folders, string Regular, string Bold)[] Known =
    [
        (["/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF"], "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        (["/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto", "/usr/share/fonts/google-noto"], "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        (["/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/liberation-sans", "/usr/share/fonts/liberation"], "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ([Environment.GetFolderPath(Environment.SpecialFolder.Fonts)], "segoeui.ttf", "segoeuib.ttf"),
        ([Environment.GetFolderPath(Environment.SpecialFolder.Fonts)], "arial.ttf", "arialbd.ttf"),
        (["/System/Library/Fonts/Supplemental", "/Library/Fonts"], "Arial.ttf", "Arial Bold.ttf"),
    ];

    /// <summary>The first font that this machine has; null if it has none of those that are known.</summary>
    /// <param name="exists">Whether there is such a file.</param>
    public static FontFiles? Find(Func<string, bool> exists)
    {
        foreach (var (folders, regular, bold) in Known)
        {
            foreach (var folder in folders.Where(static folder => folder.Length > 0))
            {
                var file = Path.Combine(folder, regular);
                if (exists(file))
                    return new FontFiles(file, Path.Combine(folder, bold) is var other && exists(other) ? other : null);
            }
        }

        return null;
    }
}

/// <summary>Gives PDFsharp the fonts that it asks for. Its families here are the paths of files, so that it needs to know nothing else.</summary>
internal sealed class FontFileResolver : IFontResolver
{
    private const char Divider = '|';

    private static readonly FontFileResolver Instance = new();

    private FontFileResolver()
    {
    }

    /// <summary>The family to ask PDFsharp for. PDFsharp has one resolver in a process.</summary>
    public static string FamilyOf(FontFiles files)
    {
        GlobalFontSettings.FontResolver = Instance;
        return files.Regular + Divider + files.Bold;
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic)
    {
        var files = familyName.Split(Divider);
        return bold && files[1].Length > 0 ? new FontResolverInfo(files[1]) : new FontResolverInfo(files[0], mustSimulateBold: bold, mustSimulateItalic: false);
    }

    public byte[] GetFont(string faceName) => File.ReadAllBytes(faceName);
}
