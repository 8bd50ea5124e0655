using System.Globalization;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Excel;

public class NumberFormTests
{
    [Theory]
    [InlineData("General", "Number"), InlineData("yyyy-mm-dd", "Day"), InlineData("d.m.yy;@", "Day"), InlineData("[$-409]mmm\\-yy", "Day"), InlineData("mmmm", "Day")]
    [InlineData("h:mm AM/PM", "Time"), InlineData("[mm]:ss.0", "Time"), InlineData("d/m/yyyy h:mm", "Day"), InlineData("0.00E+00", "Number"), InlineData("0\" days\"", "Number")]
    [InlineData("[Red]0.00", "Number"), InlineData("0.0%", "Percent"), InlineData("00000", "Padded"), InlineData("#,##0.00", "Number"), InlineData("\"D\"000", "Padded")]
    [InlineData("_-* #,##0.00\\ \"kr\"_-", "Number"), InlineData("0", "Number"), InlineData("@", "Number"), InlineData("\"", "Number"), InlineData("[h", "Time")]
    public void A_format_says_what_its_numbers_mean(string code, string meaning) => Assert.Equal(meaning, NumberForm.Of(200, code).Meaning.ToString());

    [Theory]
    [InlineData(13, "Number"), InlineData(14, "Day"), InlineData(17, "Day"), InlineData(18, "Time"), InlineData(21, "Time"), InlineData(22, "Day"), InlineData(45, "Time"), InlineData(49, "Number")]
    public void The_formats_that_every_workbook_has(int id, string meaning) => Assert.Equal(meaning, NumberForm.Of(id, null).Meaning.ToString());

    [Theory]
    [InlineData("000", 7, "007"), InlineData("000", 12345, "12345"), InlineData("000000\\-0000", 1234567890, "123456-7890"), InlineData("\"B\"0000", 12, "B0012"), InlineData("0.0%", 0.1255, "12.6 %")]
    public void A_number_is_shown_as_its_format_shows_it(string code, double number, string shown) => Assert.Equal(shown, NumberForm.Of(200, code).Shown((decimal)number));

    [Theory] // what Excel itself shows for these numbers
    [InlineData(1, false, "1900-01-01"), InlineData(59, false, "1900-02-28"), InlineData(60, false, null), InlineData(61, false, "1900-03-01"), InlineData(43602.99, false, "2019-05-17")]
    [InlineData(2958465, false, "9999-12-31"), InlineData(2958466, false, null), InlineData(0, false, null), InlineData(-1, false, null), InlineData(0, true, "1904-01-01"), InlineData(42140, true, "2019-05-17")]
    public void A_day_by_its_number(double serial, bool from1904, string? day) => Assert.Equal(day, SerialDay.Day(serial, from1904)?.ToString("O", CultureInfo.InvariantCulture));
}
