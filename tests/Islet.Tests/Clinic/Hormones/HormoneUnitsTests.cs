using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class HormoneUnitsTests
{
    [Theory] // docs/rules/hormones.md: one row each
    [InlineData("gastrin", "100", "pg/mL", "pmol/L", "47.7"), InlineData("gastrin", "100", "ng/L", "pmol/L", "47.7"), InlineData("insulin", "10", "m[IU]/L", "pmol/L", "60")]
    [InlineData("insulin", "60", "pmol/L", "µIU/mL", "10"), InlineData("proinsulin", "9.39", "ng/L", "pmol/L", "1"), InlineData("c_peptide", "3", "ng/mL", "nmol/L", "0.993")]
    [InlineData("glucagon", "100", "pg/mL", "pmol/L", "28.7"), InlineData("vip", "100", "pg/mL", "pmol/L", "30.1"), InlineData("somatostatin", "10", "pg/mL", "pmol/L", "6.11")]
    [InlineData("acth", "50", "pg/mL", "pmol/L", "11"), InlineData("calcitonin", "10", "pg/mL", "pmol/L", "2.93"), InlineData("pancreatic_polypeptide", "100", "pg/mL", "pmol/L", "23.9")]
    [InlineData("5_hiaa", "10", "mg/(24.h)", "umol/(24.h)", "52.3"), InlineData("serotonin", "100", "ng/mL", "nmol/L", "568"), InlineData("pthrp", "2", "nmol/L", "pmol/L", "2000")]
    public void By_analyte(string analyte, string value, string from, string to, string expected)
    {
        var converted = HormoneUnits.Convert(analyte, Number(value), from, to)!;
        Assert.Equal(Number(expected), Math.Round(converted.Value, 6));
        Assert.Equal(to, converted.Unit);
    }

    [Fact] // Knopp et al. 2019: the often seen 6.945 is wrong by 15 %
    public void A_conversion_names_its_source() => Assert.Contains("Knopp", HormoneUnits.Convert("insulin", 10, "mIU/L", "pmol/L")!.Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("chromogranin_a", "ug/L", "nmol/L"), InlineData("chromogranin_a", "ug/L", "ng/mL"), InlineData("pthrp", "pg/mL", "pmol/L"), InlineData("pancreastatin", "pg/mL", "pmol/L")]
    [InlineData("gastrin", "furlongs", "pmol/L"), InlineData("gastrin", null, "pmol/L"), InlineData("gastrin", "mIU/L", "pmol/L"), InlineData("5_hiaa", "nmol/L", "umol/24h")]
    public void What_has_no_factor_is_not_converted(string analyte, string? from, string to) => Assert.Null(HormoneUnits.Convert(analyte, 10, from, to));

    [Theory]
    [InlineData("pg/mL", "pmol/L"), InlineData("ug/L", "nmol/L"), InlineData("ng/L", "fmol/mL")]
    public void There_and_back_is_the_value_itself(string from, string to) =>
        Assert.Equal(123.4m, Math.Round(HormoneUnits.Convert("vip", HormoneUnits.Convert("vip", 123.4m, from, to)!.Value, to, from)!.Value, 20));

    [Theory] // facts.md 3.5: assays are never compared
    [InlineData("Cisbio", "cisbio ", "yes"), InlineData("Cisbio", "Kryptor", "no"), InlineData("Cisbio", null, "?"), InlineData(null, null, "?")]
    public void Values_of_two_assays_are_not_compared(string? a, string? b, string expected) => Assert.Equal(expected, SomeCourse.Say(
        HormoneUnits.AreComparable(new Laboratory { Analyte = "chromogranin_a", Assay = a }, new Laboratory { Analyte = "chromogranin_a", Assay = b })));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
