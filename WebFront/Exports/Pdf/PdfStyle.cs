using PdfSharp.Drawing;

namespace Workshop.WebFront.Exports.Pdf;

/// <summary>Fonts and colours of the page, those of the dashboard by daylight.</summary>
internal sealed class PdfStyle(string family)
{
    public static readonly XBrush Ink = Brush(0x1b, 0x24, 0x30);
    public static readonly XBrush Soft = Brush(0x5f, 0x67, 0x70);
    public static readonly XBrush Lamp = Brush(0xdd, 0x94, 0x26);
    public static readonly XBrush Quiet = Brush(0x64, 0x78, 0x8f);
    public static readonly XBrush Bad = Brush(0xae, 0x21, 0x38);
    public static readonly XBrush Paper = Brush(0xf8, 0xf4, 0xec);
    public static readonly XPen Line = new(XColor.FromArgb(0xd8, 0xd0, 0xc2), 0.5);

    public XFont Title { get; } = new(family, 22, XFontStyleEx.Bold);

    public XFont Heading { get; } = new(family, 13, XFontStyleEx.Bold);

    public XFont Figure { get; } = new(family, 18, XFontStyleEx.Bold);

    public XFont Text { get; } = new(family, 9);

    public XFont Strong { get; } = new(family, 9, XFontStyleEx.Bold);

    public XFont Small { get; } = new(family, 7.5);

    private static XSolidBrush Brush(int red, int green, int blue) => new(XColor.FromArgb(red, green, blue));
}
