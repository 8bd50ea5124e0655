using Islet.Statistics;

namespace Islet.Tests.Statistics.Missing;

public class CompleteCasesTests
{
    [Fact]
    public void A_row_counts_against_a_column_only_where_nothing_else_is_missing()
    {
        bool[] a = [true, false, true, false, false], b = [false, true, true, false, false], happened = [true, false, true, true, false];
        var cases = CompleteCases.Of(5, [("a", i => a[i]), ("b", i => b[i])], i => happened[i]);
        Assert.Equal((5, 3, 2, 1), (cases.Rows, cases.Events, cases.RowsUsed, cases.EventsUsed));
        Assert.Equal([new("a", 2, 1, 1), new("b", 2, 1, 0)], cases.Columns);
    }
}
