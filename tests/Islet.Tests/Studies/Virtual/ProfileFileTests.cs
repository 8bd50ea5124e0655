using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class ProfileFileTests
{
    [Fact]
    public void The_shipped_profile_has_no_problem_and_300_patients()
    {
        var (profile, problems) = ProfileFile.Read(Synthetic.ProfileText, "pancreatic-net.yaml");
        Assert.Empty(problems);
        Assert.Equal(300, profile!.Patients);
    }

    [Theory]
    [InlineData("patients: 300", "pateints: 300", "E_PROFILE_KEY", "Did you mean 'patients'?")]
    [InlineData("  rebiopsy_inadequate: 0.24", "  rebiopsy_inadequat: 0.24", "E_PROFILE_KEY", "Did you mean 'rebiopsy_inadequate'?")]
    [InlineData("patients: 300", "", "E_PROFILE_MISSING", "Add 'patients'.")]
    [InlineData("female: 0.40", "female: 0.41", "E_PROFILE_SUM", "Change one of them.")]
    [InlineData("biopsy_before_resection: 0.40", "biopsy_before_resection: 0,40", "E_PROFILE_VALUE", "Correct 'biopsy_before_resection'.")]
    [InlineData("female: 0.40", "femal: 0.40", "E_PROFILE_KEY", "Did you mean 'female'?")]
    [InlineData("familial_syndrome: 0.03 #", "familial_syndrome: 3 #", "E_PROFILE_VALUE", "Correct 'familial_syndrome'.")]
    [InlineData("data_lock: 2025-06-30", "data_lock: 30.6.2025", "E_PROFILE_VALUE", "Correct 'data_lock'.")]
    [InlineData("data_lock: 2025-06-30", "data_lock: 2024-10-01", "E_PROFILE_ORDER", "Move one of the three days.")]
    [InlineData("50: 58, 75: 67", "75: 58, 50: 67", "E_PROFILE_QUANTILES", "Write them as {0: 18, 50: 58, 100: 88}.")]
    [InlineData("prrt: 0.12, everolimus: 0.05", "prtt: 0.12, everolimus: 0.05", "E_PROFILE_KEY", "Did you mean 'prrt'?")]
    [InlineData("G3: { 0: 21, 50: 30", "G3: { 0: 15, 50: 30", "E_PROFILE_VALUE", "Correct '0'.")]
    [InlineData("follows: prrt,", "follows: prtt,", "E_PROFILE_VALUE", "Correct 'follows'.")]
    [InlineData("net: 0.72, carcinoma", "nec: 0.72, carcinoma", "E_PROFILE_KEY", "Did you mean 'net'?")]
    [InlineData("    vip: { unit: pmol/L, upper: 30", "    vip: { unit: pmol/L, uper: 30", "E_PROFILE_KEY", "Did you mean 'upper'?")]
    public void A_mistake_is_told_with_its_line_and_its_remedy(string right, string wrong, string code, string remedy)
    {
        Assert.Contains(right, Synthetic.ProfileText, StringComparison.Ordinal);
        var (profile, problems) = ProfileFile.Read(Synthetic.ProfileText.Replace(right, wrong, StringComparison.Ordinal), "mine.yaml");
        Assert.Null(profile);
        var problem = Assert.Single(problems, p => p.Code == code);
        Assert.Equal(remedy, problem.Remedy);
        Assert.Matches(@"^mine\.yaml, line \d+, column \d+", problem.Where);
    }

    [Fact]
    public void The_line_is_that_of_the_mistake()
    {
        var lines = Synthetic.ProfileText.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains("ki67_as_range", StringComparison.Ordinal)) + 1;
        var (_, problems) = ProfileFile.Read(Synthetic.ProfileText.Replace("ki67_as_range: 0.05", "ki67_as_range: often", StringComparison.Ordinal), "p");
        var expected = new Problem("E_PROFILE_VALUE", $"p, line {line}, column 18, tissue.ki67_as_range", "often",
            "a probability from 0 to 1, with a decimal point", "Correct 'ki67_as_range'.");
        Assert.Equal(expected, Assert.Single(problems));
    }

    [Fact]
    public void A_missing_section_is_told_once_and_not_for_each_of_its_keys()
    {
        var start = Synthetic.ProfileText.IndexOf("\ndates:", StringComparison.Ordinal);
        var end = Synthetic.ProfileText.IndexOf("\nmissing:", StringComparison.Ordinal);
        var (_, problems) = ProfileFile.Read(Synthetic.ProfileText.Remove(start, end - start), "p");
        Assert.Equal(("E_PROFILE_MISSING", "nothing"), (Assert.Single(problems).Code, problems[0].Found));
    }

    [Theory]
    [InlineData(""), InlineData("- a list"), InlineData("a: [1, 2"), InlineData("profile: a\nprofile: b")]
    [InlineData("\t\u0000\u0001"), InlineData("a: *nobody"), InlineData("a: &name 1"), InlineData("a: !tag 1"), InlineData("a: 1\n---\nb: 2"), InlineData("a: { b: 1, b: 2 }")]
    public void What_is_no_profile_is_refused_with_one_problem(string text) =>
        Assert.Equal("E_PROFILE_YAML", Assert.Single(ProfileFile.Read(text, "p").Problems).Code);

    [Fact]
    public void A_file_of_brackets_and_a_huge_line_are_refused_and_do_not_end_the_process()
    {
        foreach (var text in new[] { new string('[', 100_000), "a: " + new string('x', 2_000_000), string.Concat(Enumerable.Repeat("{a: ", 100_000)) })
            Assert.Equal("E_PROFILE_YAML", Assert.Single(ProfileFile.Read(text, "p").Problems).Code);
    }

    [Fact]
    public void Any_line_may_be_lost_and_the_answer_is_a_profile_or_problems()
    {
        var lines = Synthetic.ProfileText.Split('\n');
        for (var lost = 0; lost < lines.Length; lost++)
        {
            var (profile, problems) = ProfileFile.Read(string.Join('\n', lines.Where((_, i) => i != lost)), "p");
            Assert.True(profile is null == problems.Count > 0);
        }
    }
}
