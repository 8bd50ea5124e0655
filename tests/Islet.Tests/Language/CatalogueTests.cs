using System.Globalization;
using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Tests.Language;

public class CatalogueTests
{
    private static readonly Sentences Some = new(new Dictionary<string, string>
    {
        ["Sign in"] = "Logga in", ["Not yet"] = "", ["{0} patient|{0} patients"] = "{0} patient|{0} patienter",
    });

    /// <summary>A test's own flow of control ends with it, and its language too.</summary>
    private static void Reading(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    [Fact]
    public void A_sentence_is_found_by_its_English_text() => Assert.Equal("Logga in", Some.Of("Sign in"));

    [Theory]
    [InlineData("Not yet"), InlineData("Never heard"), InlineData("{0} patient")]
    public void What_nobody_has_translated_is_not_there(string english) => Assert.Null(Some.Of(english));

    [Fact]
    public void Singular_and_plural_stand_together() => Assert.Equal(("{0} patient", "{0} patienter"), Some.Of("{0} patient", "{0} patients"));

    [Theory]
    [InlineData("sv-SE", "sv"), InlineData("sv", "sv"), InlineData("it-CH", "it"), InlineData("de-DE", "en"), InlineData("en-GB", "en"), InlineData("", "en")]
    public void The_language_is_that_of_the_reader_or_else_English(string culture, string code)
    {
        Reading(culture);
        Assert.Equal(code, Locale.Current.Code);
    }

    [Theory]
    [InlineData("en", "12.5 mm on 2026-11-21"), InlineData("sv", "12,5 mm on 2026-11-21"), InlineData("it", "12,5 mm on 21/11/2026")]
    public void Decimals_and_days_are_written_for_the_reader(string culture, string said)
    {
        Reading(culture);
        Assert.Equal(said, T($"{12.5m} mm on {new DateOnly(2026, 11, 21)}"));
        Assert.Equal(said, T($"{12.5:0.0} mm on {When.On(Day.Parse("2026-11-21"))}"));
    }

    [Theory]
    [InlineData("2019", "2019"), InlineData("2019-05", "05/2019"), InlineData("2019-05-17", "17/05/2019")]
    public void A_day_is_written_as_far_as_it_is_known(string iso, string italian)
    {
        Assert.Equal(italian, Locale.Italian.Write(Day.Parse(iso)));
        Assert.Equal(iso, Locale.Swedish.Write(Day.Parse(iso)));
        Assert.Equal(iso, Locale.English.Write(Day.Parse(iso)));
    }

    [Theory]
    [InlineData(0, "0 of them"), InlineData(1, "1 of it"), InlineData(2, "2 of them"), InlineData(9_999, "9999 of them"), InlineData(10_000, "10\u202f000 of them"), InlineData(-12_345, "-12\u202f345 of them")]
    public void One_is_singular_and_all_else_plural(long count, string said) => Assert.Equal(said, T(count, "{0} of it", "{0} of them"));

    [Fact]
    public void A_counted_sentence_may_say_more() => Assert.Equal("2 lesions in the liver", T(2, "{0} lesion in the {1}", "{0} lesions in the {1}", "liver"));

    [Fact]
    public void Braces_in_a_sentence_stay_braces() => Assert.Equal("{3}", T($"{{{3}}}"));

    [Fact]
    public void A_value_is_text_whatever_it_holds() => Assert.Equal("Hello <b>{0}</b>", T($"Hello {"<b>{0}</b>"}"));

    [Fact]
    public void A_missing_value_is_empty() => Assert.Equal("Seen by .", T($"Seen by {(string?)null}."));

    [Fact]
    public void Each_language_is_named_in_itself() => Assert.Equal(["English", "Svenska", "Italiano"], Locale.All.Select(l => l.Name));
}
