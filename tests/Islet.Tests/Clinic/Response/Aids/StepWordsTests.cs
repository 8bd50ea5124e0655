using System.Reflection;
using Islet.Clinic;

namespace Islet.Tests.Clinic;

/// <summary>No step and no category is said in the words of a file.</summary>
public sealed class StepWordsTests
{
    private static readonly IReadOnlyList<string> Named = [.. new[] { typeof(ResponseStep), typeof(PetStep), typeof(CriterionStep) }
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<string> Steps { get; } = new(Named);

    [Theory, MemberData(nameof(Steps))]
    public void Every_step_has_words_of_its_own(string step)
    {
        var words = StepWords.Of(step);
        Assert.DoesNotContain('_', words);
        Assert.Contains(' ', words);
        if (step is not "values_only")
            Assert.NotEqual(step.Replace('_', ' '), words);
        Assert.Single(Named, other => StepWords.Of(other) == words);
        Assert.Equal(words, ReasonWords.Of(new ResponseReason.Step(step)));
    }

    [Fact]
    public void Every_step_of_a_rule_stands_in_a_list_of_names()
    {
        foreach (var file in new[] { "Criteria", "Recist" }.SelectMany(room => Directory.GetFiles(Repository.File("src", "Islet.Clinic", "Response", room), "*.cs")))
            foreach (var literal in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), """(?:new\((?:C|ResponseCategory)\.\w+, |DecidedBy = |\? |: )"([a-z]+(?:_[a-z]+)*)"(?=[),]| :)""").Select(m => m.Groups[1].Value).Where(w => w.Contains('_', StringComparison.Ordinal)))
                Assert.True(Named.Contains(literal), $"{Path.GetFileName(file)}: {literal}");
    }

    [Fact]
    public void Every_category_is_letters_or_words() => Assert.All(Enum.GetValues<ResponseCategory>(), c => Assert.Matches("^([A-Z]{2,3}|non-CR/non-PD|[a-z]+( [a-z]+)*)$", ResponseWords.InText(c)));

    [Theory]
    [InlineData("SWOG", "second diameter not measured: T1")]
    [InlineData("mSWOG", "second diameter not measured: T1")]
    public void What_a_criterion_lacks_of_a_measured_target_is_named(string criterion, string expected)
    {
        var said = ReasonWords.Of(Row(20, 26, 100, 100)[criterion]!);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.DoesNotContain("a target was not evaluated", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Growth_that_a_fall_in_density_overrules_says_so() =>
        Assert.Equal("growth, which Choi lets a fall in density overrule", ReasonWords.Kind(Assert.Single(Row(20, 26, 100, 80).DifferencesFrom("RECIST1.1"), d => d.Other.Criterion.Code == "Choi")));

    [Fact]
    public void A_criterion_of_response_only_is_said_to_know_no_progression() =>
        Assert.Equal(DifferenceKind.ResponseOnly, Assert.Single(Row(20, 26, 100, 80).DifferencesFrom("RECIST1.1"), d => d.Other.Criterion.Code == "SIZE-10-La").Kind);

    /// <summary>One liver target, longest diameter and density only.</summary>
    private static ResponseRow Row(decimal before, decimal now, decimal huBefore, decimal huNow)
    {
        var series = Series.Of("10, 10").At("BL", t => Measured(t, before, huBefore)).At("TP1", t => Measured(t, now, huNow));
        return Assert.Single(ResponseTable.Of(series, ResponseOptions.Default, ResponseCriteria.All).Rows);
    }

    private static TimePoint Measured(TimePoint point, decimal mm, decimal hu) =>
        point with { ContrastPhase = "portal-venous", Targets = new Dictionary<string, TargetReading> { ["T1"] = new() { Mm = mm, Hu = hu } } };
}
