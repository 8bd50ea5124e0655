using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>What a pathologist counts in one specimen: a Ki-67 index and mitoses that give the same grade.</summary>
/// <param name="Percent">Whole per cent, as reports have it; 0 is written "&lt;1".</param>
internal readonly record struct Proliferation(int Percent, Ki67Index AsWritten, int Mitoses)
{
    /// <summary>WHO 2019: G1 below 3 %, G2 3 to 20 %, G3 above 20 %; mitoses per 2 mm² below 2, 2 to 20, above 20, and the higher of both counts.</summary>
    public Grade Grade => GradeOf(Percent);

    public static Proliferation Of(double ki67, double asRange, Dice dice)
    {
        var percent = (int)Math.Round(ki67, MidpointRounding.AwayFromZero);
        var low = percent - (percent < 25 ? 2 : 5);
        var mitoses = GradeOf(percent) switch { Grade.G1 => dice.Between(0, 1), _ => dice.Between(0, Math.Min(20, percent)) };
        var written = percent switch
        {
            0 => Ki67Index.FromReport("<1"),
            > 4 when dice.Chance(asRange) && GradeOf(low) == GradeOf(percent) =>
                Ki67Index.FromReport(string.Create(CultureInfo.InvariantCulture, $"{low}-{percent}")),
            _ => Ki67Index.FromPercent(percent),
        };
        return new(percent, written, mitoses);
    }

    private static Grade GradeOf(int percent) => percent switch { < 3 => Grade.G1, <= 20 => Grade.G2, _ => Grade.G3 };
}
