using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class Who2022Tests
{
    [Theory] // Rindi et al., Endocr Pathol 2022: <3, 3–20, >20 %
    [InlineData("0", Grade.G1), InlineData("2.99", Grade.G1)]
    [InlineData("3", Grade.G2), InlineData("20", Grade.G2), InlineData("20.01", Grade.G3), InlineData("100", Grade.G3)]
    public void Ki67_limits_are_exact(string percent, Grade expected) => Assert.Equal(expected, Who2022.ByKi67(Number(percent)!.Value));

    [Theory] // <2, 2–20, >20 per 2 mm²
    [InlineData("0", Grade.G1), InlineData("1", Grade.G1), InlineData("1.99", Grade.G1)]
    [InlineData("2", Grade.G2), InlineData("20", Grade.G2), InlineData("21", Grade.G3)]
    public void Mitotic_limits_are_exact(string per2mm2, Grade expected) => Assert.Equal(expected, Who2022.ByMitoses(Number(per2mm2)!.Value));

    [Theory] // statement base section 3: Ki-67, mitoses, written grade → possible grades, conflict with the report
    [InlineData("2", "1", null, "G1", null), InlineData("3", "1", null, "G2", null), InlineData("1", "21", null, "G3", null)] // the higher of both
    [InlineData("25", null, null, "G3", null), InlineData(null, "26", "G1", "G3", null)] // one index in G3 settles it
    [InlineData("8", null, "G3", "G3", null), InlineData("8", null, "G1", "G2", null), InlineData(null, null, "G2", "G2", null)] // the report helps out
    [InlineData("2", null, null, "G1 G2 G3", null), InlineData(null, "5", null, "G2 G3", null), InlineData(null, null, null, "G1 G2 G3", null)] // open upwards
    [InlineData("15", "4", "G3", "G2", true), InlineData("15", "4", "G2", "G2", false)] // both known: the report is only compared
    public void Net_grade(string? ki67, string? mitoses, string? reported, string possible, bool? conflict)
    {
        var grade = Who2022.Net(Number(ki67), Number(mitoses), reported is null ? null : Enum.Parse<Grade>(reported));
        Assert.Equal((possible, conflict), (string.Join(' ', grade.Possible), grade.ConflictsWithReport));
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
