using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Islet.Figures;

namespace Islet.Tests.Figures;

public class SvgTests
{
    [Theory, InlineData(0.005, "0.01"), InlineData(-0.001, "0"), InlineData(1234567.891, "1234567.89"), InlineData(3, "3"), InlineData(2.5, "2.5")]
    public void A_number_has_at_most_two_decimals_and_a_point(double value, string written) => Assert.Equal(written, Svg.Number(value));

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_coordinate_is_finite(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Svg.Number(value));

    [Fact]
    public void Any_text_stays_well_formed_and_is_the_same_as_attribute_and_as_content() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        XElement.Parse($"<a b=\"{Svg.Escape(text.Get)}\">{Svg.Escape(text.Get)}</a>", LoadOptions.PreserveWhitespace) is var a
        && string.Equals(a.Value, (string?)a.Attribute("b"), StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Theory, InlineData(""), InlineData("7a"), InlineData("a b"), InlineData("a\""), InlineData("ä")]
    public void An_id_that_could_leave_its_attribute_is_refused(string id) => Assert.Throws<ArgumentException>(() => new FigureFrame(id));

    [Theory, InlineData(100), InlineData(5000), InlineData(double.NaN)]
    public void A_width_is_one_that_has_room(double width) => Assert.Throws<ArgumentOutOfRangeException>(() => new FigureFrame("a", width));

    [Fact]
    public void The_ground_is_white_unless_left_out()
    {
        Assert.Contains("<rect width=\"800\"", Examples.Remission.ToSvg(new("a")), StringComparison.Ordinal);
        Assert.DoesNotContain("<rect width=\"800\"", Examples.Remission.ToSvg(new("a") { Background = false }), StringComparison.Ordinal);
    }
}

public class TextMetricsTests
{
    private static readonly TextStyle Ten = new(10);

    [Fact] // DejaVu Sans 2.37: M 863, a 613, 1 637 thousandths (rounded up)
    public void A_text_is_as_wide_as_its_widest_font() => Assert.Equal(8.63 + 6.13 + 6.37, TextMetrics.Width("Ma1", Ten), 1e-9);

    [Fact]
    public void An_accent_adds_nothing() => Assert.Equal(TextMetrics.Width("aEu", Ten), TextMetrics.Width("åÉü", Ten), 1e-9);

    [Fact]
    public void What_was_fitted_fits_and_keeps_whole_characters() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(20, 200).ToArbitrary(), (text, width) =>
        TextMetrics.Width(TextMetrics.Fit(text.Get, Ten, width), Ten) <= width).QuickCheckThrowOnFailure();

    [Fact] // three of 1.1 em and an ellipsis of 1 em are 4.3 em, which doubles add up to 4.300000000000001
    public void What_fits_to_the_last_thousandth_is_kept_and_no_wider_than_that()
    {
        const string text = "\u0004\u0017\u001E\u0019";
        Assert.Equal(text[..3] + "…", TextMetrics.Fit(text, Ten, 43));
        Assert.Equal(43, TextMetrics.Width(TextMetrics.Fit(text, Ten, 43), Ten));
        Assert.Equal(text[..2] + "…", TextMetrics.Fit(text, Ten, 42.999));
    }

    [Fact]
    public void A_family_of_emoji_is_not_cut_in_two() => Assert.Equal("…", TextMetrics.Fit("👩‍👩‍👧‍👦 x", Ten, 40));

    [Fact]
    public void Wrapped_lines_hold_all_words_in_order() => Assert.Equal(
        ["Overall survival of", "pancreatic", "neuroendocrine", "tumours"], TextMetrics.Wrap("Overall survival of pancreatic  neuroendocrine tumours", Ten, 100));

    [Fact]
    public void What_exceeds_the_last_line_ends_in_an_ellipsis() =>
        Assert.EndsWith("…", TextMetrics.Wrap("Overall survival of pancreatic neuroendocrine tumours", Ten, 100, lines: 2)[^1], StringComparison.Ordinal);
}

public class TicksTests
{
    [Theory]
    [InlineData(TimeUnit.Months, 60, 6), InlineData(TimeUnit.Months, 120, 12), InlineData(TimeUnit.Years, 10, 1), InlineData(TimeUnit.Years, 20, 2)]
    [InlineData(TimeUnit.Days, 1000, 180), InlineData(TimeUnit.Weeks, 35, 4), InlineData(TimeUnit.Days, 10_000, 1000), InlineData(TimeUnit.Years, 0.5, 0.05)]
    public void A_time_axis_counts_as_people_do(TimeUnit unit, double span, double step) => Assert.Equal(step, Ticks.TimeStep(unit, span, pixels: 600, room: 59), 1e-12);

    [Fact]
    public void A_step_too_narrow_is_widened_to_its_multiple() => Assert.Equal(18, Ticks.Widen(6, span: 90, pixels: 300, room: 50));

    [Fact]
    public void Ticks_gather_no_rounding_error() => Assert.Equal(0.7, Ticks.FromZero(0.1, 1)[7], 15);

    [Fact]
    public void A_logarithmic_axis_has_1_2_5_where_there_is_room_and_powers_of_ten_where_not()
    {
        Assert.Equal([0.2, 0.5, 1, 2, 5], Ticks.Logarithmic(new(0.15, 6, 0, 400, Log: true), 30).Select(t => Math.Round(t, 9)));
        Assert.Equal([0.3, 1, 3, 10], Ticks.Logarithmic(new(0.15, 20, 0, 200, Log: true), 40).Select(t => Math.Round(t, 9)));
        Assert.Equal([0.1, 1, 10], Ticks.Logarithmic(new(0.05, 20, 0, 120, Log: true), 30).Select(t => Math.Round(t, 9)));
    }
}

public class PaletteTests
{
    [Fact]
    public void Lines_have_3_to_1_and_words_4_and_a_half_to_1_on_white() => Assert.All(Enumerable.Range(0, 6).Select(Palette.Series), style =>
    {
        Assert.True(Contrast(style.Line) >= 3, style.Line);
        Assert.True(Contrast(style.Words) >= 4.5, style.Words);
    });

    [Fact]
    public void No_pair_of_colour_and_dash_returns_before_the_43rd_series() =>
        Assert.Equal(42, Enumerable.Range(0, 60).Select(i => (Palette.Series(i).Line, Palette.Series(i).Stroke(2).Dash)).Distinct().Count());

    // WCAG 2.2: relative luminance against white.
    private static double Contrast(string colour)
    {
        double Part(int at) => Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 1.05 / (0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5) + 0.05);
    }
}
