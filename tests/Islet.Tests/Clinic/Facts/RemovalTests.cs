using System.Text.Json;
using Islet.Clinic;
using Islet.Cli.Patients;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

/// <summary>With every single finding and every single fact removed, no rule turns unknown into no (facts.md section 5, "a default would satisfy a check").</summary>
public class RemovalTests
{
    private static readonly string[] Noes = ["false", "none", "{}", "0", "absent", "not_done", "not_tested", "negative"];

    /// <summary>Reasons for which the very finding that is removed is to blame: two that contradict each other, one that ended the other.</summary>
    private static readonly UnknownReason[] OfTheFindingItself =
        [UnknownReason.Invalidated, UnknownReason.Unresolved, UnknownReason.OrderUnknown, UnknownReason.SetIncomplete, UnknownReason.OutsideList, UnknownReason.CannotSay];

    private static readonly FactsFile Worked =
        FactsFile.Of(JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "Islet.Tests", "Course", "Fixtures", "facts-examples.json"))).RootElement);

    public static TheoryData<string> Courses => [.. Worked.Examples.Select(e => e.Id)];

    [Fact]
    public void Of_a_patient_of_whom_nothing_is_recorded_nothing_is_known() => Assert.All(Fact.All.Where(f => !f.IsDerived), fact => Assert.False(Said.At("2024-06-01")[fact].IsKnown, fact.Name));

    [Theory, MemberData(nameof(Courses))]
    public void No_finding_that_is_missing_makes_a_no(string id)
    {
        var example = Worked.Examples.Single(e => e.Id == id);
        var (course, views) = (example.Course, example.Views);
        foreach (var view in views.Where(v => course.Axis.Kind is AxisKind.Calendar || v.KnownBy.By is null))
        {
            var whole = new Snapshot(course, view);
            foreach (var removed in course.Findings)
                Compare(whole, new(course with { Findings = [.. course.Findings.Where(f => f != removed)] }, view), removed);
        }
    }

    private static void Compare(Snapshot whole, Snapshot left, Finding removed)
    {
        foreach (var fact in Fact.All.Where(f => !f.IsDerived))
        {
            var (before, after) = (whole[fact], left[fact]);
            if (after.Value is { } value && Noes.Contains(value.ToString(), StringComparer.Ordinal))
            {
                Assert.True(before.IsKnown || OfTheFindingItself.Contains(before.Reason!.Value), $"{fact}: {before.Reason} became {value} without {removed.Content.Kind}");
                Assert.True(after.From.Count > 0, $"{fact}: nobody says {value}");
            }
        }
    }

    private static readonly (Fact Fact, string Value)[] Inputs =
    [
        (Fact.Ki67Percent, "2"), (Fact.Ki67Percent, "15"), (Fact.Ki67Percent, "51"), (Fact.MitosesPer2mm2, "1"), (Fact.MitosesPer2mm2, "4"), (Fact.MitosesPer2mm2, "30"), (Fact.ReportedGrade, "G1"),
        (Fact.ReportedGrade, "G3"), (Fact.SstrPetResult, "negative"), (Fact.SstrPetResult, "positive"), (Fact.SrsResult, "positive"), (Fact.SrsResult, "negative"),
        (Fact.HereditaryFeatures, "{}"), (Fact.HereditaryFeatures, "{lisch_nodules}"), (Fact.FamilyHistorySyndromes, "{}"), (Fact.FamilyHistorySyndromes, "{men1}"),
    ];

    [Fact]
    public void No_fact_that_is_missing_closes_a_derived_one_but_for_the_two_fallbacks_that_the_specification_names()
    {
        foreach (var facts in Combinations())
        {
            var whole = DerivedFacts.Over(Possible.Of(facts));
            foreach (var removed in facts.Keys)
            {
                var left = DerivedFacts.Over(Possible.Of(facts.Where(f => f.Key != removed).ToDictionary()));
                foreach (var derived in Fact.All.Where(f => f.IsDerived && f.Reads.Contains(removed)))
                    Assert.True(IsWider(left(derived), whole(derived)) || IsNamedFallback(derived, removed, facts), $"{derived} without {removed}");
            }
        }
    }

    private static bool IsWider(Possible left, Possible whole) => left.Values is not { Count: > 0 } open || (whole.Values is { Count: > 0 } values && values.All(open.Contains));

    /// <summary>The written grade speaks while an index is missing; a positive scintigraphy while there is no PET.</summary>
    private static bool IsNamedFallback(Fact derived, Fact removed, Dictionary<Fact, FactValue> facts) =>
        (derived == Fact.NetGrade && removed != Fact.ReportedGrade && facts.ContainsKey(Fact.ReportedGrade)) || (derived == Fact.SstrStatus && removed == Fact.SstrPetResult && facts.ContainsKey(Fact.SrsResult));

    /// <summary>Every choice of at most one value a fact.</summary>
    private static IEnumerable<Dictionary<Fact, FactValue>> Combinations() => Inputs.GroupBy(i => i.Fact).Aggregate(
        (IEnumerable<Dictionary<Fact, FactValue>>)[[]],
        (all, values) => all.SelectMany(one => values.Select(v => new Dictionary<Fact, FactValue>(one) { [v.Fact] = v.Fact.Parse(v.Value)! }).Append(one)).ToList());
}
