using System.Text.Json;
using Islet.Course;

namespace Islet.Tests.Studies;

/// <summary>The sample of 300 has something to show for every kind and every member, and its stories hang together.</summary>
public class CompletenessTests
{
    /// <summary>What no synthetic course says, and why.</summary>
    private static readonly Dictionary<string, string> NeverSaid = new(StringComparer.Ordinal)
    {
        ["*.placed_at_origin"] = "every course has a calendar",
        ["ClinicalStatus.tumour"] = "about the patient, as the next eight",
        ["Consent.tumour"] = "",
        ["ConsentWithdrawal.tumour"] = "",
        ["Deferral.tumour"] = "",
        ["Enrolment.tumour"] = "",
        ["EnrolmentEnd.tumour"] = "",
        ["Person.tumour"] = "",
        ["PersonMatch.tumour"] = "",
        ["VitalStatus.tumour"] = "",
        ["LesionRead.segmentation"] = "one method finds the edges of all lesions of a study",
    };

    private static readonly IReadOnlyList<NewCourse> Courses = Synthetic.Courses(300);

    [Fact]
    public void Every_kind_of_finding_is_there() =>
        Assert.Equal(FindingKinds.Names.Order(StringComparer.Ordinal), Courses.SelectMany(c => c.Findings).Select(f => f.Content.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_member_of_every_kind_is_said_at_least_once()
    {
        var said = Courses.SelectMany(c => c.Findings).SelectMany(Members).ToHashSet(StringComparer.Ordinal);
        var missing = FindingForm.All.SelectMany(form => form.Members.Select(m => $"{form.Kind}.{m.Name}"))
            .Where(name => !said.Contains(name) && !NeverSaid.ContainsKey(name) && !NeverSaid.ContainsKey("*" + name[name.IndexOf('.', StringComparison.Ordinal)..])).ToList();
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }

    [Fact] // facts.md 1.1: nothing of a course lies outside the life it is about; reports may come later
    public void Every_finding_lies_between_birth_and_the_end_of_follow_up_and_some_reports_come_late()
    {
        foreach (var course in Courses)
        {
            var (born, end) = (course.One<Person>().Birth?.First ?? DateOnly.MinValue, course.DayOf<VitalStatus>());
            Assert.All(course.Findings, f => Assert.True(f.Happened.Day!.Value.First >= born && f.Happened.Day!.Value.Last <= end, f.Origin));
        }
        Assert.Contains(Courses.SelectMany(c => c.Findings), f => f.Reported.When.Day is { } told && told.First > f.Happened.Day!.Value.Last.AddDays(200));
    }

    [Fact] // Mollazadegan et al. 2025: 16 of 21 adequate, 15 of 21 dual PET, 17 of 21 FDG-positive, 12 of 15 P2b, 7 of 13 changes of therapy
    public void Re_characterizations_have_the_shares_of_their_source()
    {
        var courses = Synthetic.Courses(1500, seed: 7);
        var read = courses.SelectMany(c => c.Of<ImagingStudy>()).Where(s => s is { Study: ['E', '1', _], Read: ReadRole.Original }).ToList(); // at the first progression
        var (fdg, sstr) = (read.Where(s => s.Modality == "FDG-PET").ToList(), read.Where(s => s.Modality == "SSTR-PET").ToList());
        Assert.True(fdg.Count > 200);
        Assert.InRange(sstr.Count / (double)fdg.Count, 0.65, 0.77);
        Assert.InRange(fdg.Count(s => s.FdgPetResult == "positive") / (double)fdg.Count, 0.70, 0.97);
        var scores = fdg.Select(s => s.NetpetScore).OfType<string>().ToList();
        var counted = string.Join(' ', scores.GroupBy(s => s).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}"));
        Assert.True(counted.StartsWith("P2b", StringComparison.Ordinal) && scores.Distinct().Count() >= 6, counted);
        var boards = courses.SelectMany(c => c.Of<BoardDecision>()).Where(b => b.TherapyChanged is not null).ToList();
        Assert.InRange(boards.Count(b => b.TherapyChanged is true) / (double)boards.Count, 0.15, 0.45); // 7 of 21 there; G1, which changes less, is rare there
    }

    [Fact] // the taller the index, the more FDG and the fewer receptors
    public void Tracers_follow_proliferation()
    {
        var lesions = Synthetic.Courses(1500, seed: 3).SelectMany(c =>
        {
            var pets = c.Of<ImagingStudy>().Where(s => s is { Study: ['E', ..], Read: ReadRole.Original }).ToDictionary(s => s.Study!, s => s.Modality!);
            var ki67 = c.Of<Specimen>().Max(s => s.Ki67Percent?.Percent) ?? 0;
            return c.Of<LesionRead>().Where(l => l.Read is ReadRole.Original && pets.ContainsKey(l.Study!)).Select(l => (Modality: pets[l.Study!], High: ki67 > 20, Positive: l.TracerPositive is true));
        }).ToList();
        double Share(string modality, bool high) => lesions.Where(l => l.Modality == modality && l.High == high).Average(l => l.Positive ? 1.0 : 0);
        Assert.True(Share("FDG-PET", high: true) > Share("FDG-PET", high: false) + 0.1);
        Assert.True(Share("SSTR-PET", high: true) < Share("SSTR-PET", high: false));
    }

    [Fact] // RECIST 1.1: 20 % over the smallest, or a new lesion, where a scan showed the progression
    public void A_progression_seen_on_a_scan_shows_in_its_lesions()
    {
        var (seen, shown) = (0, 0);
        foreach (var course in Courses)
        {
            var studies = course.Findings.Where(f => f.Content is ImagingStudy { Read: ReadRole.Original }).DistinctBy(f => ((ImagingStudy)f.Content).Study)
                .ToDictionary(f => ((ImagingStudy)f.Content).Study!, f => f.Happened.Day!.Value.First);
            var reads = course.Of<LesionRead>().Where(l => l.LongestMm is not null && l.Organ is "liver").ToList();
            foreach (var day in course.Findings.Where(f => f.Content is ProgressionJudgement { Progressive: true, Grounds: ["radiological", ..] }).Select(f => f.Happened.Day!.Value.First))
            {
                var now = reads.Where(l => studies[l.Study!] == day).ToList();
                var before = reads.Where(l => studies[l.Study!] < day).ToLookup(l => l.Lesion);
                if (now.Count == 0 || before.Count == 0)
                    continue;
                seen++;
                shown += now.Exists(l => l.Role is LesionRole.New || (before[l.Lesion].Any() && l.LongestMm >= 1.2m * before[l.Lesion].Min(b => b.LongestMm))) ? 1 : 0;
            }
        }
        Assert.True(seen > 50 && shown > 0.9 * seen, $"{shown} of {seen}");
    }

    [Fact] // 7.4 GBq, eight weeks apart; what was stopped early has fewer injections than planned, and some had a second course
    public void Courses_of_PRRT_are_whole_or_broken_off_and_some_are_given_again()
    {
        var courses = Synthetic.Courses(600);
        var given = courses.SelectMany(c => c.Of<Treatment>().Where(t => t.CyclesPlanned is 4 && t.Drugs.Contains("177Lu-DOTATATE"))
            .Select(t => c.Of<Injection>().Count(i => i.Course == t.Course))).ToList();
        Assert.All(given, n => Assert.InRange(n, 1, 4));
        Assert.True(given.Count(n => n == 4) > given.Count / 2 && given.Exists(n => n < 4));
        Assert.All(courses.SelectMany(c => c.Of<Injection>()).Where(i => i.ActivityGbq is not null), i => Assert.InRange(i.ActivityGbq!.Value, 7.2m, 7.6m));
        Assert.Contains(courses, c => c.Of<Treatment>().Count(t => t.Drugs.Contains("177Lu-DOTATATE")) > 1);
        Assert.Contains(courses, c => c.Of<Treatment>().Count(t => t.Drugs.Contains("etoposide")) > 1);
        Assert.Contains(courses.SelectMany(c => c.Of<Treatment>()), t => t is { IntervalDays: 14, DoseMg: 120 });
        Assert.Contains(courses.SelectMany(c => c.Of<Treatment>()), t => t is { Purpose: "symptom", Drugs: ["everolimus"], Indication: "hypoglycaemia" });
    }

    private static IEnumerable<string> Members(NewFinding finding)
    {
        using var json = JsonDocument.Parse(finding.ContentJson);
        return [.. json.RootElement.EnumerateObject().Select(member => $"{finding.Content.Kind}.{member.Name}")];
    }
}
