using Islet.Exchange;

namespace Islet.Tests.Exchange.Cells;

public class MissingValueTests
{
    [Fact]
    public void More_than_three_hundred_spellings_of_not_known_are_understood()
    {
        var spellings = MissingValue.Spellings.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.InRange(spellings.Count, 300, int.MaxValue);
        Assert.All(spellings, spelling => Assert.True(MissingValue.Is(spelling), spelling));
        Assert.All(spellings, spelling => Assert.True(MissingValue.Is(spelling.ToUpperInvariant()), spelling));
    }

    [Theory]
    [InlineData("n.d.", Absence.NoStatement), InlineData("N. D.", Absence.NoStatement), InlineData("see letter", null), InlineData("ej utfört", Absence.NotDone), InlineData("ikke kendt", Absence.Unknown), InlineData("non noto", Absence.Unknown)]
    [InlineData("k.A.", Absence.NoStatement), InlineData("s.o.", Absence.NoStatement), InlineData("#N/A", Absence.NoStatement), InlineData("[Not Available]", Absence.NoStatement)]
    [InlineData("99", null), InlineData("0", null), InlineData("none", null), InlineData("no", null), InlineData("+", null), InlineData("-", Absence.NoStatement)]
    public void Why_there_is_no_value_is_kept_apart(string text, Absence? absence) => Assert.Equal(absence, MissingValue.Of(text));

    [Fact]
    public void No_number_means_missing_by_itself() => Assert.DoesNotContain(MissingValue.Spellings, s => decimal.TryParse(s, System.Globalization.CultureInfo.InvariantCulture, out _));
}
