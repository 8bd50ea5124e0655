using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

/// <summary>facts.md 3.5: a named syndrome stays until recorded resolved, by a clinician or the board.</summary>
public class SyndromeFactTests
{
    private static readonly Finding Named = Said.Judged("2023-01-01", Fact.FunctionalSyndrome, "insulinoma");

    private static Finding None(StatedBy by, string? basis = null, string value = "none", string day = "2024-03-01") =>
        Said.On(day, new Judgement { About = "functional_syndrome", Value = value, StatedBy = by, Basis = basis }, "none" + day);

    private static Finding Operation(string? intent, ResectionMargin? margin = null, string day = "2023-06-01") =>
        Said.On(day, new Procedure { Name = "distal pancreatectomy", Intent = intent, Margin = margin, StatedBy = StatedBy.Surgeon }, "op");

    private static string? Syndrome(params Finding[] findings) => Said.Known(Fact.FunctionalSyndrome, findings).Value?.ToString();

    [Theory]
    [InlineData(StatedBy.Import, null), InlineData(StatedBy.Import, "resolved"), InlineData(StatedBy.Patient, "cured"), InlineData(StatedBy.Clinician, null), InlineData(StatedBy.Board, "no symptoms on diazoxide")]
    [InlineData(StatedBy.Clinician, "not resolved"), InlineData(StatedBy.Clinician, "unresolved"), InlineData(StatedBy.Clinician, "incompletely resected")]
    public void A_later_none_leaves_a_named_syndrome_and_stands_beside_it(StatedBy by, string? basis)
    {
        Assert.Equal("insulinoma", Syndrome(Named, None(by, basis)));
        var caution = Assert.Single(Cautions.Of(Said.At("2024-06-01", Named, None(by, basis))), c => c.Code is "C-SYNDROME-KEPT");
        Assert.Equal(["2023-01-01", "2024-03-01"], caution.Findings.Select(f => f.Happened.ToString()));
    }

    [Theory]
    [InlineData(StatedBy.Clinician, "Resolved after resection"), InlineData(StatedBy.Board, "biochemically cured"), InlineData(StatedBy.Clinician, "resected 2023")]
    public void Recorded_resolved_it_is_none(StatedBy by, string basis)
    {
        Assert.Equal("none", Syndrome(Named, None(by, basis)));
        Assert.DoesNotContain(Cautions.Of(Said.At("2024-06-01", Named, None(by, basis))), c => c.Code is "C-SYNDROME-KEPT");
    }

    [Theory]
    [InlineData(StatedBy.Clinician, "none"), InlineData(StatedBy.Import, "insulinoma")]
    public void Resolved_is_the_word_of_a_person(StatedBy by, string stands) => Assert.Equal(stands, Syndrome(Named, None(by, value: "resolved")));

    [Theory]
    [InlineData("curative", null, "2023-06-01", "none"), InlineData(null, ResectionMargin.R0, "2023-06-01", "none")]
    [InlineData("palliative", null, "2023-06-01", "insulinoma"), InlineData(null, null, "2023-06-01", "insulinoma")]
    [InlineData("curative", null, "2022-06-01", "insulinoma"), InlineData("curative", null, "2024-04-01", "insulinoma")] // before the name; after the none
    public void A_none_after_tumour_was_cut_out_for_cure_counts(string? intent, ResectionMargin? margin, string day, string stands) =>
        Assert.Equal(stands, Syndrome(Named, Operation(intent, margin, day), None(StatedBy.Clinician)));

    [Fact]
    public void The_name_stays_after_the_operation_alone() => Assert.Equal("insulinoma", Syndrome(Named, Operation("curative")));

    [Fact]
    public void Once_resolved_a_later_none_of_a_file_is_no_contradiction() =>
        Assert.Equal("none", Syndrome(Named, None(StatedBy.Clinician, "resolved"), None(StatedBy.Import, day: "2024-04-01")));

    [Theory]
    [InlineData(StatedBy.Import), InlineData(StatedBy.Clinician)]
    public void Without_a_name_before_it_none_is_none(StatedBy by) => Assert.Equal("none", Syndrome(None(by)));

    [Fact]
    public void A_later_name_is_the_syndrome() => Assert.Equal("gastrinoma", Syndrome(Named, None(StatedBy.Import), Said.Judged("2024-04-01", Fact.FunctionalSyndrome, "gastrinoma")));
}
