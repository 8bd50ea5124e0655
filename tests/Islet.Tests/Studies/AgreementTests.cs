using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>Readers of one case side by side, over a cohort.</summary>
public class AgreementTests
{
    private const string Text = """
        study: readers
        title: Readers
        time_zero: diagnosis
        endpoints:
          os: { event: death, unit: days }
        agreement:
          - { name: netpet, caption: Two readers of dual PET, of: netpet }
          - { name: reviewers, caption: Three pathologists, of: pathology_reviewers, readers: 3 }
          - { name: reports, caption: Report and review, of: pathology_report_and_review }
        tables: [agreement]
        """;

    // First reader in rows:  P1 P2b
    //                  P1     2   2
    //                  P2b    1   5   and a pair that one reader read: agreement 0.7, by chance 0.4·0.3 + 0.6·0.7 = 0.54, kappa 0.16/0.46 = 0.348
    [Fact]
    public void Two_readers_of_dual_PET_make_a_cross_table_and_Cohen_s_kappa()
    {
        (string, string?)[] pairs = [("P1", "P1"), ("P1", "P1"), ("P1", "P2b"), ("P1", "P2b"), ("P2b", "P1"), .. Enumerable.Repeat<(string, string?)>(("P2b", "P2b"), 5), ("P5", null)];
        var results = Run(Read(Text), pairs.Select((pair, i) => Scanned(i + 1, pair.Item1, pair.Item2)));
        var found = results.Agreements[0];
        Assert.Equal((11, 10, 7), (found.Cases, found.Compared, found.Agreed));
        Assert.Equal(0.16 / 0.46, found.Kappa.Value!.Value, 12);
        var table = StudyTables.Of(results)[0];
        Assert.Equal(["First reader in rows, second in columns", "P1", "P2b", "All"], table.Columns.Select(c => c.Title));
        Assert.Equal(["P1 2 2 4", "P2b 1 5 6", "All 3 7 10"], table.Rows.Select(r => string.Join(' ', r.Cells)));
        Assert.Equal("11 cases read; left out, not read by 2 or one read names no category: 1.", table.Notes[0]);
        Assert.Equal("All readers say the same of 7 of 10 cases (70.0%).", table.Notes[1]);
        Assert.StartsWith("Cohen's kappa, unweighted: 0.35 (95% CI ", table.Notes[2], StringComparison.Ordinal);
        Assert.EndsWith("; agreement 70.0%, by chance 54.0%.", table.Notes[2], StringComparison.Ordinal);
    }

    // Three reviewers of two cases: G2 G2 G2 and G2 G2 G3. Pairs agree in 3/3 and 1/3, mean 2/3; shares 5/6 and 1/6, chance 26/36; kappa (24 − 26)/(36 − 26) = −0.2.
    // Of the first the hospital wrote G1, of the second G2; the review of the second is not of one mind, so only the first is compared.
    [Fact]
    public void Several_pathologists_make_Fleiss_kappa_and_the_report_stands_against_what_they_agree_on()
    {
        var results = Run(Read(Text), [Reviewed(1, Grade.G1, Grade.G2, Grade.G2, Grade.G2), Reviewed(2, Grade.G2, Grade.G2, Grade.G2, Grade.G3), Reviewed(3, Grade.G2)]);
        var reviewers = results.Agreements[1];
        Assert.Equal((2, 2, 1), (reviewers.Cases, reviewers.Compared, reviewers.Agreed));
        Assert.Equal(-0.2, reviewers.Kappa.Value!.Value, 12);
        var reports = results.Agreements[2];
        Assert.Equal((2, 1, 0), (reports.Cases, reports.Compared, reports.Agreed));
        Assert.Equal(["NET G2 5 (83.3)", "NET G3 1 (16.7)"], StudyTables.Of(results)[1].Rows.Select(r => string.Join(' ', r.Cells)));
    }

    [Fact]
    public void Nobody_read_and_one_category_throughout_give_no_kappa_and_say_so()
    {
        Assert.Contains("No agreement can be computed.", StudyTables.Of(Run(Read(Text), [Patient(1)]))[0].Notes);
        Assert.Contains("Cohen's kappa, unweighted is not defined: all reads are of one category, where chance alone always agrees.",
            StudyTables.Of(Run(Read(Text), [Scanned(1, "P1", "P1"), Scanned(2, "P1", "P1")]))[0].Notes);
    }

    [Theory]
    [InlineData("of: netpet }", "of: netpat }", "E_STUDY_VALUE", 7, 59)]
    [InlineData("of: netpet }", "of: netpet, readers: 1 }", "E_STUDY_VALUE", 7, 76)]
    [InlineData("of: netpet }", "of: netpet, readers: 3, weights: linear }", "E_STUDY_VALUE", 7, 88)]
    [InlineData("readers: 3 }", "weights: linear }", "E_STUDY_VALUE", 8, 87)]
    [InlineData("of: pathology_report_and_review }", "of: pathology_report_and_review, readers: 3 }", "E_STUDY_VALUE", 9, 92)]
    [InlineData("name: reviewers,", "name: netpet,", "E_STUDY_FILE_TWICE", 8, 13)]
    public void A_mistake_is_found_at_its_line_and_column(string piece, string mistake, string code, int line, int column)
    {
        Assert.Contains(piece, Text, StringComparison.Ordinal);
        var problem = Assert.Single(Study.Parse(Text.Replace(piece, mistake, StringComparison.Ordinal)).Problems);
        Assert.Equal((code, $"study.yaml, line {line}, column {column}"), (problem.Code, problem.Where));
    }

    private static DiseaseCourse Scanned(long number, string first, string? second) => Dated(number, "2020-01-01", "2023-01-01", alive: true,
    [
        On("2020-02-01", new ImagingStudy { Study = "D", Modality = "SSTR-PET", Tracer = "68Ga-DOTATOC", TumourPresent = true, SstrPetResult = "positive" }),
        On("2020-02-02", new ImagingStudy { Study = "F", Modality = "FDG-PET", PairedWith = "D", TumourPresent = true, FdgPetResult = "positive", Reader = "R1", NetpetScore = first }),
        .. second is null ? Array.Empty<NewFinding>() :
            [On("2020-02-02", new ImagingStudy { Study = "F", Modality = "FDG-PET", PairedWith = "D", TumourPresent = true, FdgPetResult = "positive", Read = ReadRole.Second, Reader = "R2", NetpetScore = second })],
    ]);

    private static DiseaseCourse Reviewed(long number, Grade reported, params Grade[] reviews) => Dated(number, "2020-01-01", "2023-01-01", alive: true,
    [
        On("2020-01-01", Slide(ReadRole.Original, "R0", reported)),
        .. reviews.Select((grade, i) => On("2020-01-01", Slide(ReadRole.Central, "R" + (i + 1), grade))),
    ]);

    private static Specimen Slide(ReadRole role, string reader, Grade grade) => new()
    {
        SpecimenName = "S", Read = role, Reader = reader, Adequate = true, Differentiation = Differentiation.Well,
        Ki67Percent = Ki67Index.FromPercent(grade switch { Grade.G1 => 1, Grade.G2 => 10, Grade.G3 => 30 }), MitosesPer2Mm2 = 0,
    };
}
