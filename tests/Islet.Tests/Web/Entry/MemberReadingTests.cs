using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web.Entry;

/// <summary>What is typed into one field: kept as it is written, understood where it can be, never invented.</summary>
public class MemberReadingTests
{
    [Theory]
    [InlineData("8", "8", null)]
    [InlineData("8,5", "8.5", null)]
    [InlineData("5–10", "\"5-10\"", null)] // a range: rules get its upper end
    [InlineData("5-10 %", "\"5-10\"", null)]
    [InlineData("<1", "\"<1\"", null)]
    [InlineData(">20", "\">20\"", null)]
    [InlineData("ca 15", "15", "ca 15")]
    [InlineData("about 15", "15", "about 15")]
    [InlineData("100", "100", null)]
    [InlineData("n.d.", null, "n.d.")]
    public void A_Ki67_is_understood_and_its_words_are_kept(string typed, string? json, string? written)
    {
        var read = MemberReading.Of(Field("Specimen", "ki67_percent"), [typed], keep: false);
        Assert.Null(read.Problem);
        Assert.Equal((json, written), (read.Value is null ? null : System.Text.RegularExpressions.Regex.Unescape(read.Value.ToJsonString()), read.AsWritten));
    }

    [Theory, InlineData("100.1"), InlineData("-1"), InlineData("1e999"), InlineData("see letter"), InlineData("١٥"), InlineData("15 mm"), InlineData("9223372036854775808")]
    public void What_is_no_Ki67_is_refused_and_can_be_kept_as_words(string typed)
    {
        var field = Field("Specimen", "ki67_percent");
        Assert.Equal("E_ENTRY_VALUE", MemberReading.Of(field, [typed], keep: false).Problem!.Code);
        var kept = MemberReading.Of(field, [typed], keep: true);
        Assert.Equal((null, null, typed), (kept.Problem, kept.Value, kept.AsWritten));
    }

    [Theory]
    [InlineData("12.5", "12.5", null, null)]
    [InlineData("<0.5", "0.5", "below", null)]
    [InlineData("about 15", "15", "about", null)]
    [InlineData("6,2 nmol/L", "6.2", null, "nmol/L")]
    public void A_laboratory_value_brings_its_comparator_and_unit(string typed, string json, string? comparator, string? unit)
    {
        var read = MemberReading.Of(Field("Laboratory", "value"), [typed], keep: false);
        Assert.Equal(json, read.Value!.ToJsonString());
        Assert.Equal((comparator, unit), (read.Extra.GetValueOrDefault("comparator")?.GetValue<string>(), read.Extra.GetValueOrDefault("unit")?.GetValue<string>()));
    }

    [Theory, InlineData("CgA", "chromogranin_a"), InlineData("u-5-HIAA", "5_hiaa"), InlineData("gastrin", "gastrin"), InlineData("a new marker", "a new marker")]
    public void An_analyte_is_known_by_any_usual_name(string typed, string name) =>
        Assert.Equal(name, MemberReading.Of(Field("Laboratory", "analyte"), [typed], keep: false).Value!.GetValue<string>());

    [Fact]
    public void Drugs_are_known_by_brand_and_regimen_and_a_misspelt_one_is_asked_about()
    {
        var read = MemberReading.Of(Field("Treatment", "drugs"), ["Sandostatin LAR", "Afinitor"], keep: false);
        Assert.Equal("""["octreotide","everolimus"]""", read.Value!.ToJsonString());
        Assert.False(read.Asks);
        var misspelt = MemberReading.Of(Field("Treatment", "drugs"), ["everolimuz"], keep: false);
        Assert.True(misspelt.Asks);
        Assert.Equal("""["everolimuz"]""", misspelt.Value!.ToJsonString());
    }

    [Theory, InlineData("17.5.1960", "1960-05-17"), InlineData("5.6.1960", "1960-06-05"), InlineData("05/1960", "1960-05"), InlineData("1960", "1960"), InlineData("17 maj 1960", "1960-05-17")]
    public void A_day_is_read_as_far_as_it_is_known(string typed, string day) =>
        Assert.Equal(day, MemberReading.Of(Field("Person", "birth"), [typed], keep: false).Value!.GetValue<string>());

    [Theory, InlineData("5/6/1960"), InlineData("31.2.1960"), InlineData("1.1.60"), InlineData("yesterday")]
    public void A_day_that_can_be_read_in_two_ways_or_none_is_refused(string typed) =>
        Assert.Equal("E_ENTRY_VALUE", MemberReading.Of(Field("Person", "birth"), [typed], keep: false).Problem!.Code);

    [Theory]
    [InlineData("Specimen", "largest_diameter_mm", "1,2 cm", "12")]
    [InlineData("ClinicalStatus", "ecog_ps", "5", "5")]
    [InlineData("LesionRead", "attenuation_hu", "-12", "-12")]
    [InlineData("ReportedOutcome", "months", "1200", "1200")]
    public void Units_are_converted_and_the_ends_of_a_scale_belong_to_it(string kind, string member, string typed, string json) =>
        Assert.Equal(json, MemberReading.Of(Field(kind, member), [typed], keep: false).Value!.ToJsonString());

    [Theory]
    [InlineData("ClinicalStatus", "ecog_ps", "6")]
    [InlineData("LesionRead", "longest_mm", "-12")]
    [InlineData("ReportedOutcome", "months", "1201")]
    [InlineData("Laboratory", "value", "1000000000001")]
    [InlineData("Injection", "cycle", "2147483648")]
    public void What_is_beyond_the_scale_is_refused(string kind, string member, string typed) =>
        Assert.Equal("E_ENTRY_VALUE", MemberReading.Of(Field(kind, member), [typed], keep: false).Problem!.Code);

    [Fact]
    public void A_text_ends_where_the_form_says()
    {
        var field = Field("ClinicalStatus", "comorbidity");
        Assert.Null(MemberReading.Of(field, [new('x', MemberReading.LongestProse)], keep: false).Problem);
        Assert.Equal("E_ENTRY_LONG", MemberReading.Of(field, [new('x', MemberReading.LongestProse + 1)], keep: false).Problem!.Code);
    }

    [Theory, InlineData(0x0000), InlineData(0xFFFD), InlineData(0xD800), InlineData(0xDC00), InlineData(0x0007), InlineData(0x2400)] // as numbers: half a pair does not live through the runner's own writing
    public void A_sign_that_no_browser_sends_back_is_refused_and_shown(int sign)
    {
        var typed = $"a{(char)sign}b";
        Assert.Equal("E_ENTRY_CHARACTER", MemberReading.Of(Field("ClinicalStatus", "comorbidity"), [typed], keep: false).Problem!.Code);
        Assert.Equal("a␀b", Signs.Shown(typed));
    }

    [Theory, InlineData("<script>alert(1)</script>"), InlineData("\u202egnirts"), InlineData("👩‍⚕️ 日本 \"'&"), InlineData("line\nline\ttab")]
    public void Any_text_is_a_text(string typed) => Assert.Equal(typed, MemberReading.Of(Field("ClinicalStatus", "comorbidity"), [typed], keep: false).Value!.GetValue<string>());

    private static EntryField Field(string kind, string member) => new(kind, FindingForm.Of(kind)![member]!);
}
