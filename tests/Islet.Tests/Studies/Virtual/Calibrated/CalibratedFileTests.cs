using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class CalibratedFileTests
{
    [Fact]
    public void The_example_of_the_page_is_the_one_that_is_tested()
    {
        Assert.True(CalibratedFile.Is(Calibrated.Example));
        Assert.False(CalibratedFile.Is(Synthetic.ProfileText));
        Assert.Contains(Calibrated.Example, File.ReadAllText(Repository.File("docs", "virtual.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("patients: 60", "pateints: 60", "E_PROFILE_KEY", "Did you mean 'patients'?")]
    [InlineData("matches: Nobody et al., no journal, 2020", "", "E_PROFILE_MISSING", "Add 'matches'.")]
    [InlineData("if: { grade: G1 }, patients: 3", "if: { graed: G1 }, patients: 3", "E_PROFILE_VALUE", "Did you mean 'grade'?")]
    [InlineData("if: { grade: G1 }, patients: 3", "if: { grade: G4 }, patients: 3", "E_PROFILE_VALUE", "Correct 'if'.")]
    [InlineData("at_least: pfs1 + pause + pfs2", "at_least: pfs1 + age_of + pfs2", "E_PROFILE_VALUE", "Correct 'at_least'.")]
    [InlineData("at_least: pfs1 + pause + pfs2", "at_least: pfs1 pause", "E_PROFILE_VALUE", "Correct 'at_least'.")]
    [InlineData("second_line: start + pfs1 + pause", "second_line: pfs1 + pause", "E_PROFILE_VALUE", "Correct 'second_line'.")]
    [InlineData("unit: days }", "unit: hours }", "E_PROFILE_VALUE", "Correct 'unit'.")]
    [InlineData("kind: Specimen", "kind: Specimens", "E_PROFILE_VALUE", "Correct 'kind'.")]
    [InlineData("ki67_percent: =ki67", "ki67_precent: =ki67", "E_PROFILE_VALUE", "Did you mean 'ki67_percent'?")]
    [InlineData("differentiation: well", "differentiation: wel", "E_PROFILE_VALUE", "Correct 'differentiation'.")]
    [InlineData("best_response: =best", "best_response: =first", "E_PROFILE_VALUE", "Choose by it: { by: first, … }.")]
    [InlineData("about: treatment_log_closed, ", "", "E_PROFILE_MISSING", "Add 'with.about'.")]
    [InlineData("ssa: lanreotide, chemo: [capecitabine", "ssa: lanreotide, chmeo: [capecitabine", "E_PROFILE_VALUE", "Correct 'chmeo'.")]
    public void A_mistake_is_told_with_its_line_and_its_remedy(string right, string wrong, string code, string remedy)
    {
        Assert.Contains(right, Calibrated.Example, StringComparison.Ordinal);
        var (profile, problems) = CalibratedFile.Read(Calibrated.Example.Replace(right, wrong, StringComparison.Ordinal), "mine.yaml");
        Assert.Null(profile);
        var problem = problems.First(p => p.Code == code);
        Assert.Equal(remedy, problem.Remedy);
        Assert.Matches(@"^mine\.yaml, line \d+, column \d+", problem.Where);
    }

    [Theory]
    [InlineData("counts: { female: 26, male: 34 }", "counts: { female: 26, male: 33 }", "E_PROFILE_QUOTA", "variables.sex")]
    [InlineData("counts: { female: 26, male: 34 }", "counts: { female: 61, male: rest }", "E_PROFILE_QUOTA", "variables.sex")]
    [InlineData("if: { grade: G1 }, patients: 3", "if: { grade: G1 }, patients: 21", "E_PROFILE_UNREACHABLE", "variables.first.joint")]
    [InlineData("{ if: { best: PR }, from: 5 }", "{ if: { best: PR }, from: 61 }", "E_PROFILE_UNREACHABLE", "variables.pfs1")]
    [InlineData("data_lock: 2022-12-31", "data_lock: 2005-12-31", "E_PROFILE_ORDER", "days.start")]
    [InlineData("name: specimen/S1", "name: person", "E_PROFILE_ORDER", "records, person")]
    public void What_cannot_be_had_is_refused_when_the_cohort_is_made(string right, string wrong, string code, string where)
    {
        Assert.Contains(right, Calibrated.Example, StringComparison.Ordinal);
        var profile = Calibrated.Profile(Calibrated.Example.Replace(right, wrong, StringComparison.Ordinal));
        var refused = Assert.Throws<RefusedException>(() => CalibratedCohort.Of(profile, 1));
        Assert.Equal((code, where), (refused.Problem.Code, refused.Problem.Where));
    }

    [Fact]
    public void A_printed_ratio_that_the_others_exclude_is_told_and_the_cohort_is_made()
    {
        var profile = Calibrated.Profile(Calibrated.Example.Replace("ratios: [ { terms: [ { with: { sex: male }", "ratios: [ { terms: [ { with: { sex: male }, ratio: 9 } ] }, { terms: [ { with: { sex: male }", StringComparison.Ordinal));
        var made = CalibratedCohort.Of(profile, 1);
        Assert.Contains(made.Missed, p => p.Code == "W_PROFILE_AIM" && p.Where.Contains("variables.os", StringComparison.Ordinal));
        Assert.Equal(60, made.Courses.Count);
    }
}
