using System.Globalization;
using Islet.Board;
using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>A finding reads as a person would say it, whole, and with the reader's decimal mark.</summary>
public class FindingWordsTests
{
    [Theory]
    [InlineData("en", "Started octreotide; treatment SSA1; dose 30 mg; interval every 28 days; drugs, as written Sandostatin LAR")]
    [InlineData("sv", "Började med octreotide; behandling SSA1; dos 30 mg; intervall var 28:e dag; läkemedel, som det skrevs Sandostatin LAR")]
    public void A_treatment_tells_dose_and_interval(string language, string said) => Assert.Equal(said, Said(language, new Treatment
    {
        Course = "SSA1", Drugs = ["octreotide"], DoseMg = 30, IntervalDays = 28, AsWritten = new Dictionary<string, string> { ["drugs"] = "Sandostatin LAR" },
    }));

    [Theory]
    [InlineData("en", "Chromogranin A; result <0.5 nmol/L (to 3)"), InlineData("it", "Cromogranina A; risultato <0,5 nmol/L (fino a 3)")]
    public void A_result_is_one_sentence(string language, string said) => Assert.Equal(said, Said(language, new Laboratory
    {
        Analyte = "chromogranin_a", Value = 0.5m, Comparator = Comparator.Below, Unit = "nmol/L", Upper = 3,
    }));

    [Theory]
    [InlineData("en", "CT; share of the liver 12.5 %; slice thickness 2 mm"), InlineData("sv", "CT; andel av levern 12,5 %; snittjocklek 2 mm")]
    public void A_scan_tells_everything_that_was_saved(string language, string said) => Assert.Equal(said, Said(language, new ImagingStudy { Modality = "CT", LiverTumorBurdenPercent = 12.5m, SliceMm = 2 }));

    [Theory]
    [InlineData("en", "longest diameter 22.5 mm"), InlineData("sv", "längsta diameter 22,5 mm"), InlineData("it", "diametro maggiore 22,5 mm")]
    public void A_size_has_its_unit_once_and_the_reader_s_mark(string language, string said) => Assert.Contains(said, Said(language, new LesionRead { Lesion = "L1", LongestMm = 22.5m }), StringComparison.Ordinal);

    [Theory]
    [InlineData("15.5", null, "en", "15.5"), InlineData("15.5", null, "sv", "15,5"), InlineData("10-12.5", null, "it", "10-12,5"), InlineData("<0.5", null, "sv", "<0,5")]
    [InlineData("15", "ca 15", "en", "about 15"), InlineData("15", "ca 15 %", "sv", "cirka 15"), InlineData("15", "~15", "it", "circa 15"), InlineData("15", "15 %, hot spot", "en", "15"), InlineData("15", "cancer 15", "en", "15")]
    public void An_index_keeps_what_its_report_says_of_it(string index, string? report, string language, string said)
    {
        var specimen = new Specimen { Ki67Percent = Ki67Index.FromReport(index), AsWritten = report is null ? null : new Dictionary<string, string> { ["ki67_percent"] = report } };
        Assert.Equal(said, In(language, () => TissueWords.Written(specimen)));
        Assert.Contains($"Ki-67 {said} %", Said(language, specimen), StringComparison.Ordinal);
    }

    /// <summary>Units stand behind a number, and no label is a name out of a file.</summary>
    [Fact]
    public void No_label_of_a_member_reads_as_its_file_writes_it() => Assert.All(FindingForm.All.SelectMany(form => form.Members), member =>
        Assert.DoesNotMatch(@"_|\b(mm|gbq|mbq|hu|mg|kg|cm|sul mean|vs)\b", MemberLabels.Label(member.Name)));

    private static string Said(string language, Content content) => In(language, () => FindingWords.Of(content) is var text ? string.Join("; ", text.Details.Select(d => $"{d.Label} {d.Value}").Prepend(text.Title)) : "");

    private static T In<T>(string language, Func<T> say)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return say();
    }
}
