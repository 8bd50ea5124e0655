using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Text;

public class HabitTests
{
    [Theory]
    [InlineData("17.5.2019", "DayMonthYear"), InlineData("5/17/2019", "MonthDayYear"), InlineData("2019-05-17", "YearMonthDay")]
    [InlineData("5.6.2019", "DayMonthYear, MonthDayYear"), InlineData("17. 5. 2019", "DayMonthYear"), InlineData("2019-05-17 08:30", "YearMonthDay")]
    [InlineData("31.04.2019", "None"), InlineData("29.02.2019", "None"), InlineData("29.02.2020", "DayMonthYear"), InlineData("05/2017", "None")]
    [InlineData("17/05/19", "DayMonthYear, YearMonthDay"), InlineData("99-12-31", "YearMonthDay"), InlineData("1.2.3", "None"), InlineData("12-13", "None")]
    public void A_text_is_a_day_in_these_orders(string text, string orders) =>
        Assert.Equal(orders.Split(", ").Order(), WrittenForms.Dates(text).ToString().Split(", ").Order());

    [Theory]
    [InlineData("1,5", "Comma"), InlineData("1.5", "Point"), InlineData("15", "Either"), InlineData("1.234", "Either"), InlineData("1.234,5", "Comma")]
    [InlineData("1,234,567", "Point"), InlineData("0.123", "Point"), InlineData("< 1,5", "Comma"), InlineData("-2.25", "Point"), InlineData("17.5.2019", "None")]
    [InlineData("1,2,3", "None"), InlineData("ca 15", "None"), InlineData("1.", "None"), InlineData("", "None"), InlineData(",5", "None")]
    public void A_text_is_a_number_with_these_decimal_signs(string text, string signs) => Assert.Equal(signs, WrittenForms.Decimals(text).ToString());

    [Theory]
    [InlineData(DateOrder.DayMonthYear, "3.4.2019", "17.5.2019", "n.d."), InlineData(DateOrder.MonthDayYear, "3/4/2019", "5/17/2019", "")]
    [InlineData(DateOrder.YearMonthDay, "2019-03-04", "2019-05-17", "2020"), InlineData(null, "3.4.2019", "5.6.2019", "")]
    [InlineData(DateOrder.DayMonthYear, "2019-03-04", "17.5.2019", "3.4.2019")]
    public void The_order_of_a_date_is_proved_by_one_that_fits_no_other(DateOrder? order, params string[] days) =>
        Assert.Equal(order, Opened(days.Select(d => $"1;{d}").Prepend("ID;Date")).Convention.Dates);

    [Fact]
    public void Both_orders_in_one_column_are_told_with_their_rows_and_prove_nothing()
    {
        var opened = Opened(["ID;Date", "1;17/05/2019", "2;05/17/2019", "3;01/02/2019", "4;18/05/2019"]);
        var told = opened.Told("W_DATE_ORDER_MIXED");
        Assert.Equal(("table.csv, row 2, column Date (2)", "2 only day-month-year (rows 2, 5); 1 only month-day-year (row 3)"), (told.Where, told.Found));
        Assert.Null(opened.Convention.Dates);
    }

    [Fact]
    public void A_column_against_the_declared_order_is_told()
    {
        var opened = Opened(["ID;Date", "1;5/17/2019", "2;1/2/2019"], new() { Dates = DateOrder.DayMonthYear });
        Assert.Equal("all days as declared, day-month-year", opened.Told("W_DATE_ORDER_MIXED").Expected);
        Assert.Equal(DateOrder.DayMonthYear, opened.Convention.Dates);
    }

    [Fact]
    public void Columns_of_different_orders_contradict_each_other()
    {
        var opened = Opened(["Born;Seen", "17.5.1959;5/17/2019", "1.2.1960;1/2/2019"]);
        Assert.Null(opened.Convention.Dates);
        Assert.Contains("days contradict each other: day-month-year in column Born; month-day-year in column Seen; declare dates in the map", opened.Evidence);
    }

    [Fact]
    public void Days_that_every_order_fits_are_shown_as_open() =>
        Assert.Contains("days of which none decides the order: 1 in column Date; declare dates in the map", Opened(["ID;Date", "1;3.4.2019"]).Evidence);

    [Fact]
    public void Both_decimal_signs_in_one_column_are_told()
    {
        var opened = Opened(["ID;SUV", "1;1,5", "2;1.5", "3;2,25"]);
        Assert.Equal("2 only with a decimal comma (rows 2, 4); 1 only with a decimal point (row 3)", opened.Told("W_DECIMAL_MIXED").Found);
        Assert.Null(opened.Convention.DecimalComma);
        Opened(["ID;SUV", "1;1.5"], new() { DecimalComma = true }).Told("W_DECIMAL_MIXED");
    }

    [Theory]
    [InlineData("1,5", true), InlineData("1.5", false), InlineData("15", null), InlineData("1.234", null)]
    public void The_decimal_sign_is_proved_by_a_number_that_only_one_can_read(string number, bool? comma) =>
        Assert.Equal(comma, Opened(["ID;SUV", $"1;{number}", "2;3"]).Convention.DecimalComma);

    private static SheetFile Opened(IEnumerable<string> lines, FileConvention? declared = null)
    {
        using var file = WrittenFile.Lines([.. lines]);
        return DelimitedText.Open(file.Path, declared ?? new());
    }
}
