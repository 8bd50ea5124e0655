using System.ComponentModel;
using System.Globalization;
using System.Text;
using Islet.Course;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary>Figures as journals take them: PDF (lines and letters, fonts within) and PNG at 300 dots an inch, one column (85 mm) and two (174 mm) wide, printed by the Chromium of this machine.</summary>
/// <remarks>Widths: those that most journals name for one and two columns. Files carry the day and the fonts of the machine: these alone are not the same bytes each time.</remarks>
internal static class PrintedFigures
{
    public const string Pdf = "pdf", Png = "png", Svg = "svg";

    private const double PixelsPerMillimetre = 96 / 25.4; // CSS

    private const int DotsPerInch = 300;

    private static readonly int[] Millimetres = [85, 174];

    /// <summary>The files, and what could not be printed.</summary>
    /// <param name="forms">pdf, png.</param>
    public static async Task<(IReadOnlyList<OutputFile> Files, IReadOnlyList<Problem> Problems)> OfAsync(
        IReadOnlyList<StudyFigure> figures, IReadOnlyList<string> forms, Func<string, string?> environment, CancellationToken cancel)
    {
        if (forms.Count == 0 || figures.Count == 0)
            return ([], []);
        if (Chromium.Find(environment) is not { } chromium)
            return ([], [None(forms)]);
        var folder = Directory.CreateTempSubdirectory("islet-print-");
        try
        {
            var (files, problems) = (new List<OutputFile>(), new List<Problem>());
            foreach (var figure in figures)
                foreach (var width in Millimetres)
                    foreach (var form in forms)
                    {
                        var name = string.Create(CultureInfo.InvariantCulture, $"{figure.Name}-{width}mm.{form}");
                        var (bytes, said) = await OneAsync(chromium, figure, width, form, folder, cancel);
                        if (bytes is not null)
                            files.Add(new("figures/" + name, bytes));
                        else
                            problems.Add(new("W_FIGURE_PRINT", name, $"Chromium did not print it: {said}", "a Chromium that prints without a window", "Try it by hand on the SVG, or name another one in ISLET_CHROMIUM."));
                    }
            return (files, problems);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static async Task<(byte[]? Bytes, string? Said)> OneAsync(Chromium chromium, StudyFigure figure, int millimetres, string form, DirectoryInfo folder, CancellationToken cancel)
    {
        var svg = figure.ToSvg(new(figure.Name, Math.Round(millimetres * PixelsPerMillimetre)));
        var (page, to) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page." + form));
        File.Delete(to);
        var scale = form == Png ? DotsPerInch / 96.0 : 1;
        var (width, height) = ((int)Math.Round(Number(svg, "width") * scale), (int)Math.Ceiling(Number(svg, "height") * scale));
        await File.WriteAllTextAsync(page, Page(svg, figure.Title, width, height), new UTF8Encoding(false), cancel);
        try
        {
            if (await chromium.PrintAsync(page, to, form == Png ? (width, height) : null, folder, cancel) is { } said)
                return (null, said);
        }
        catch (Win32Exception e)
        {
            return (null, e.Message);
        }
        var bytes = await File.ReadAllBytesAsync(to, cancel);
        return (form == Png ? PngDensity.Set(bytes, DotsPerInch) : bytes, null);
    }

    // The figure fills the page; what it cannot need, the page forbids.
    private static string Page(string svg, string title, int width, int height) => string.Create(CultureInfo.InvariantCulture, $$"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><title>{{System.Net.WebUtility.HtmlEncode(title)}}</title>
        <style>@page { size: {{width}}px {{height}}px; margin: 0; } html, body { margin: 0; padding: 0; overflow: hidden; background: #fff; } body > svg { display: block; width: {{width}}px; height: {{height}}px; }</style></head>
        <body>{{svg}}</body></html>
        """);

    private static double Number(string svg, string attribute)
    {
        var from = svg.IndexOf($" {attribute}=\"", StringComparison.Ordinal) + attribute.Length + 3;
        return double.Parse(svg.AsSpan(from, svg.IndexOf('"', from) - from), CultureInfo.InvariantCulture);
    }

    private static Problem None(IReadOnlyList<string> forms) => new("W_NO_CHROMIUM", "--figures", $"no Chromium on this machine, so no {string.Join(" and no ", forms)}",
        "chromium, chromium-browser or google-chrome on the path, or its path in ISLET_CHROMIUM", "Install Chromium (on Debian: apt-get install chromium), and run again; the SVG files are there and print from any browser.");

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser may still be closing a file of its profile; it holds no patient.
        }
    }
}
