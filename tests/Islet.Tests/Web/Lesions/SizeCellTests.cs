using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

public class SizeCellTests
{
    [Theory]
    [InlineData("28", "28"), InlineData(" 28.5 ", "28.5"), InlineData("28,5", "28.5"), InlineData("28 mm", "28")]
    public void A_size_alone_means_that_the_lesion_is_there(string typed, string mm) =>
        Assert.Equal((LesionStatus.Present, decimal.Parse(mm, System.Globalization.CultureInfo.InvariantCulture)), (SizeCell.Read(typed).Status, SizeCell.Read(typed).Mm));

    [Theory]
    [InlineData("g", LesionStatus.Absent), InlineData("G", LesionStatus.Absent), InlineData("0", LesionStatus.Absent), InlineData("t", LesionStatus.TooSmall), InlineData("n", LesionStatus.NotEvaluable), InlineData("p", LesionStatus.Present)]
    [InlineData("w", LesionStatus.Worsened), InlineData("u", LesionStatus.Progressing), InlineData("e", LesionStatus.Equivocal), InlineData("b", LesionStatus.NotMalignant)]
    public void One_key_is_a_state(string typed, LesionStatus status) => Assert.Equal(new SizeCell(status), SizeCell.Read(typed));

    [Fact]
    public void A_size_may_stand_before_its_key() => Assert.Equal(new SizeCell(LesionStatus.Equivocal, 12), SizeCell.Read("12 e"));

    [Theory, InlineData("28x14"), InlineData("28 × 14"), InlineData("28*14 mm")]
    public void A_cross_gives_the_second_diameter(string typed) => Assert.Equal(new SizeCell(LesionStatus.Present, 28, 14), SizeCell.Read(typed));

    [Theory, InlineData("m L2"), InlineData("M L2"), InlineData("=L2")]
    public void A_merged_lesion_names_the_mass(string typed) => Assert.Equal("L2", SizeCell.Read(typed).MergedInto);

    [Theory]
    [InlineData("2.8 cm", "millimetres"), InlineData("2,8cm", "millimetres"), InlineData("abc", "Not a size"), InlineData("-3", "Not a size"), InlineData("1.2.3", "up to two decimals"), InlineData("1.234", "up to two decimals")]
    [InlineData("99999", "up to two decimals"), InlineData("12 g", "Type one of them"), InlineData("n 5", "Not a size"), InlineData("x14", "Not a size"), InlineData("<script>", "Not a size"), InlineData("１２", "Not a size")]
    public void What_cannot_be_read_says_why(string typed, string why) => Assert.Contains(why, SizeCell.Read(typed).Wrong, StringComparison.Ordinal);

    [Fact]
    public void Nothing_typed_says_nothing() => Assert.True(SizeCell.Read("  ").IsEmpty);

    [Theory, InlineData("28"), InlineData("28.5"), InlineData("g"), InlineData("t"), InlineData("n"), InlineData("p"), InlineData("w"), InlineData("30 w"), InlineData("12 e"), InlineData("m L2"), InlineData("b")]
    public void What_is_on_record_is_shown_as_it_would_be_typed(string typed)
    {
        foreach (var isNode in new[] { false, true })
        {
            var cell = SizeCell.Read(typed);
            var read = new LesionRead { Lesion = "L1", Status = cell.Status, LongestMm = isNode ? null : cell.Mm, ShortAxisMm = isNode ? cell.Mm : null, MergedInto = cell.MergedInto };
            Assert.Equal(typed, SizeCell.Write(read, isNode));
        }
    }
}
