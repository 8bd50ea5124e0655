using System.Buffers.Binary;
using System.Text;
using Islet.Cli.Study;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class FigurePrintTests
{
    private static readonly StudyFigure Flow = new("flow", "Flow of patients", Figures.FlowFigureTests.Flow.ToSvg);

    [SkippableFact] // widths: 85 mm at 300 dots an inch are 1004 dots, 174 mm 2055; whole CSS pixels lie within one of it
    public async Task Where_Chromium_is_the_figures_are_printed_at_two_widths_and_nothing_stays_behind()
    {
        Skip.If(Chromium.Find(Environment.GetEnvironmentVariable) is null, "no Chromium on this machine");
        var before = Directory.GetDirectories(Path.GetTempPath(), "islet-print-*");
        var (files, problems) = await PrintedFigures.OfAsync([Flow], ["pdf", "png"], Environment.GetEnvironmentVariable, default);
        Assert.Empty(problems);
        Assert.Equal(["figures/flow-85mm.pdf", "figures/flow-85mm.png", "figures/flow-174mm.pdf", "figures/flow-174mm.png"], files.Select(f => f.Path));
        foreach (var (file, millimetres) in files.Zip([85, 85, 174, 174]))
        {
            var bytes = file.Content.ToArray();
            if (file.Path.EndsWith(".png", StringComparison.Ordinal))
            {
                Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)) / 300.0 * 25.4, millimetres - 0.2, millimetres + 0.2);
                Assert.Equal("pHYs", Encoding.ASCII.GetString(bytes, 37, 4));
                Assert.Equal(11811, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(41))); // 300 dots an inch
            }
            else
            {
                var text = Encoding.Latin1.GetString(bytes);
                Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
                Assert.Equal(2, text.Split("/Type /Page\n").Length); // one page, of vectors
                Assert.DoesNotContain("/Subtype /Image", text, StringComparison.Ordinal);
            }
        }
        Assert.Equal(before, Directory.GetDirectories(Path.GetTempPath(), "islet-print-*"));
    }

    [Fact]
    public async Task Without_Chromium_a_note_says_what_is_lacking_and_how_to_get_it()
    {
        var (files, problems) = await PrintedFigures.OfAsync([Flow], ["pdf"], _ => null, default);
        Assert.Empty(files);
        Assert.Equal("W_NO_CHROMIUM", Assert.Single(problems).Code);
        Assert.Contains("SVG", problems[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_SVG_is_asked_for_nothing_is_started() => Assert.Equal(([], []), await PrintedFigures.OfAsync([Flow], [], _ => throw new InvalidOperationException("asked"), default));
}
