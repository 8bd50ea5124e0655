using System.Text.RegularExpressions;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class ReportCheckTests
{
    [Fact] // the wording is that of the statement base, which the guideline's files hold
    public void The_elements_are_those_of_the_statement_base()
    {
        var files = string.Concat(Directory.EnumerateFiles(Repository.File("guidelines"), "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (var element in ReportElements.All)
        {
            var entry = Entry(files, "NANETS2020-" + element.Statement);
            var condition = Condition.Parse($"primary_site in {{pancreas, occult}} and ({Field(entry, "condition")})", Macros).Value;
            Assert.Equal(condition?.Text, element.AppliesWhen.Text);
            Assert.Equal(Field(entry, "check") is { } check ? Condition.Parse(check, Macros).Value?.Text : null, element.Check?.Text);
        }
    }

    [Theory]
    [InlineData("specimen_type=core_biopsy specimen_site=primary", "PATH-03 PATH-04", "PATH-07")]
    [InlineData("specimen_type=core_biopsy specimen_site=distant_metastasis", "PATH-03 PATH-04 PATH-08", "")] // keratin is required on a distant metastasis
    [InlineData("specimen_type=resection specimen_site=primary differentiation=well", "PATH-02 PATH-04 GRADE-01 GRADE-07", "")]
    [InlineData("specimen_type=resection differentiation=poor", "PATH-02 PATH-03 PATH-04", "")] // no Ki-67, mitoses or grade is demanded of a NEC
    [InlineData("specimen_type=none", "", "")]
    public void Gaps_are_told_by_level(string recorded, string required, string highlyRecommended)
    {
        var report = ReportCheck.Of(Recorded.Reader("primary_site=pancreas " + recorded));
        Assert.Equal((required, highlyRecommended), (Gaps(report, ReportLevel.Required), Gaps(report, ReportLevel.HighlyRecommended)));
    }

    [Theory] // 50 high-power fields, exactly and one fewer
    [InlineData("specimen_hpf_available=50 mitosis_hpf_counted=50 mitoses_per_2mm2=1", true), InlineData("specimen_hpf_available=50 mitosis_hpf_counted=49 mitoses_per_2mm2=1", false)]
    [InlineData("specimen_hpf_available=49 mitosis_hpf_counted=20", null), InlineData("specimen_hpf_available=50 mitosis_hpf_counted=50", false)]
    public void Mitoses_are_counted_in_fifty_fields_where_there_are_fifty(string recorded, bool? met) => Assert.Equal(met,
        ReportCheck.Of(Recorded.Reader("primary_site=pancreas differentiation=well specimen_type=core_biopsy " + recorded)).Single(a => a.Element.Statement == "GRADE-05").IsMet);

    [Theory] // high grade: above 20 %, or a NEC, or ambiguous with a count above 20
    [InlineData("differentiation=well ki67_percent=20 mitoses_per_2mm2=20", ""), InlineData("differentiation=well ki67_percent=20.1", "PATH-12 PATH-13"), InlineData("differentiation=poor", "PATH-12")]
    [InlineData("differentiation=ambiguous ki67_percent=20 mitoses_per_2mm2=20", ""), InlineData("differentiation=ambiguous mitoses_per_2mm2=21", "PATH-12")]
    public void A_high_grade_report_has_more_to_say(string recorded, string gaps) =>
        Assert.Equal(gaps, Gaps(ReportCheck.Of(Recorded.Reader("primary_site=pancreas specimen_type=resection " + recorded)), ReportLevel.HighGrade));

    [Fact]
    public void An_element_whose_condition_is_open_is_neither_met_nor_missed()
    {
        var report = ReportCheck.Of(Recorded.Reader("specimen_type=resection"));
        Assert.DoesNotContain(report, answer => answer.IsGap);
        Assert.Equal("primary_site", Recorded.Missing(report.Single(a => a.Element.Statement == "PATH-02").Applies.Missing));
    }

    [Theory] // no removed fact turns an open element into one that does not apply
    [InlineData("primary_site=occult differentiation=well specimen_type=core_biopsy specimen_site=distant_metastasis ki67_percent=25 mitoses_per_2mm2=3 specimen_hpf_available=60")]
    [InlineData("primary_site=occult differentiation=poor specimen_type=resection specimen_site=distant_metastasis ki67_percent=80")]
    public void A_removed_fact_opens_or_leaves_the_answer(string recorded)
    {
        var whole = ReportCheck.Of(Recorded.Reader(recorded));
        foreach (var (removed, left) in Recorded.OneByOne(recorded))
            Assert.All(ReportCheck.Of(left).Zip(whole), pair => Assert.True(
                pair.First.Applies.Answer == pair.Second.Applies.Answer || pair.First.Applies.Answer is Answer.Unknown, $"{pair.First.Element.Statement} without {removed}"));
    }

    [Fact] // facts.md 3.1, 6: also where nobody has said which tissue speaks
    public void Each_piece_of_tissue_has_a_report_of_its_own()
    {
        var tumour = new Finding(new(1), new DateOnly(2018, 1, 1), Reported.WhenItHappened, new(1, new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "a letter"),
            new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen });
        var stained = Tissues.Well with { IhcSynaptophysin = "positive", IhcCga = "positive", IhcKeratin = "positive", ReportedGrade = Grade.G2 };
        var snapshot = Tissues.On("2024-01-01", tumour, stained.Ki67("8").Taken("S1", "2020-01-01"), Tissues.Well.Ki67("25").Taken("S2", "2021-01-01"));
        Assert.Equal(["", "PATH-04 PATH-08 GRADE-01"], Tissue.Of(snapshot).Select(tissue => Gaps(ReportCheck.Of(snapshot, tissue), ReportLevel.Required)));
    }

    private static string Gaps(IEnumerable<ReportAnswer> report, ReportLevel level) => string.Join(' ', report.Where(a => a.IsGap && a.Element.Level == level).Select(a => a.Element.Statement));

    private static Macros Macros { get; } = Islet.Course.Macros.Parse(new Dictionary<string, string>
    {
        ["NET"] = "differentiation = well", ["NEC"] = "differentiation = poor", ["G3NET"] = "NET and net_grade = G3",
        ["HIGH_GRADE"] = "G3NET or NEC or (differentiation = ambiguous and (ki67_percent > 20 or mitoses_per_2mm2 > 20))",
        ["TISSUE"] = "specimen_type in {resection, core_biopsy, fna_cell_block, fna_smear}", ["BIOPSY"] = "specimen_type in {core_biopsy, fna_cell_block, fna_smear}",
    }).Value!;

    private static string Entry(string files, string id) => files.Split("- id: ").Single(entry => entry.StartsWith(id, StringComparison.Ordinal) && !char.IsAsciiDigit(entry[id.Length]));

    /// <summary>A value of one line, or one folded over several.</summary>
    private static string? Field(string entry, string name) => Regex.Match(entry, $@"^  {name}:(?: >-)?(?<value>.*(?:\n    .+)*)$", RegexOptions.Multiline) is { Success: true } match
        ? string.Join(' ', match.Groups["value"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
}
