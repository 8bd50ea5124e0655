using Islet.Course;
using Islet.Studies;
using Islet.Web;

namespace Islet.Tests.Web.Entry;

/// <summary>What a form shows of a finding is read as that finding again.</summary>
public class RoundTripTests
{
    private static readonly DateOnly Today = new(2040, 1, 1);

    private static readonly Lazy<IReadOnlyList<(Axis Axis, Finding Finding)>> Cohort = new(() =>
    {
        var (profile, _) = ProfileFile.Read(File.ReadAllText(Repository.File("demo", "profiles", "pancreatic-net.yaml")), "profile");
        return [.. VirtualCohort.Generate(profile!, 1, 150).SelectMany(c => c.Findings.Select(f => (c.Patient.Axis, Stored(f))))];
    });

    [Fact]
    public void A_finding_of_the_virtual_cohort_sent_unchanged_is_the_same_to_the_last_sign() => Assert.All(Cohort.Value, f =>
    {
        var layout = EntryLayouts.Of(f.Finding.Content.Kind)!;
        var read = TypedReading.Of(layout, MemberText.Of(layout, f.Finding.Happened, f.Finding.Reported, f.Finding.Content), f.Axis, Today, f.Finding);
        Assert.Equal((FindingKinds.Write(f.Finding.Content), f.Finding.Happened, f.Finding.Reported), Said(read));
    });

    [Fact]
    public void The_same_texts_typed_into_a_new_form_say_the_same() => Assert.All(Cohort.Value.Where(f => f.Finding.Content.AsWritten is null && SaysSomething(f.Finding)), f =>
    {
        var layout = EntryLayouts.Of(f.Finding.Content.Kind)!;
        var typed = MemberText.Of(layout, f.Finding.Happened, f.Finding.Reported, f.Finding.Content).With(TypedFinding.SureField, "1").With(TypedFinding.ByField, StatedBy.Clinician.ToString());
        var (json, happened, reported) = Said(TypedReading.Of(layout, typed, f.Axis, Today));
        Assert.Equal(FindingKinds.Write(f.Finding.Content with { StatedBy = StatedBy.Clinician, PlacedAtOrigin = false }), json);
        Assert.Equal((f.Finding.Happened, f.Finding.Reported), (happened, reported));
    });

    public static TheoryData<string> Kinds => [.. FullFindings.All.Select(f => f.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_finding_in_which_every_member_says_something_goes_there_and_back(string kind)
    {
        var (layout, finding) = (EntryLayouts.Of(kind)!, Stored(new(Day.Parse("2019-05"), Reported.On(Day.Parse("2019-06-01")), FullFindings.Of(kind))));
        var typed = MemberText.Of(layout, finding.Happened, finding.Reported, finding.Content);
        Assert.Equal(FindingKinds.Write(finding.Content), Said(TypedReading.Of(layout, typed, Axis.Calendar, Today, finding)).Json);
        Assert.Equal(FindingKinds.Write(finding.Content), Said(TypedReading.Of(layout, typed.With(TypedFinding.SureField, "1"), Axis.Calendar, Today)).Json);
    }

    [Fact] // two departures, of which only the second has a reason
    public void A_reason_keeps_its_place_beside_the_departure_that_it_belongs_to()
    {
        var (layout, reasons) = (EntryLayouts.Of("BoardDecision")!, EntryField.IdOf("departure_reasons"));
        var decision = Stored(new(Day.Parse("2019-05-17"), Reported.WhenItHappened, new BoardDecision { Plan = "Everolimus", DepartedFrom = ["SEQ-12", "SEQ-20"], DepartureReasons = ["", "not available"] }));
        var typed = MemberText.Of(layout, decision.Happened, decision.Reported, decision.Content);
        Assert.Equal(FindingKinds.Write(decision.Content), Said(TypedReading.Of(layout, typed, Axis.Calendar, Today, decision)).Json);
        var later = Said(TypedReading.Of(layout, typed.With(reasons, "", "too expensive", ""), Axis.Calendar, Today, decision)).Json;
        Assert.Equal(["", "too expensive"], ((BoardDecision)FindingKinds.Read("BoardDecision", FindingKinds.VersionOf("BoardDecision"), later)).DepartureReasons);
        var none = Said(TypedReading.Of(layout, typed.With(reasons, "", " ", ""), Axis.Calendar, Today, decision)).Json;
        Assert.Null(((BoardDecision)FindingKinds.Read("BoardDecision", FindingKinds.VersionOf("BoardDecision"), none)).DepartureReasons);
    }

    private static (string Json, When Happened, Reported Reported) Said(TypedReading read)
    {
        Assert.Empty(read.Problems);
        return (read.Finding!.ContentJson, read.Finding.Happened, read.Finding.Reported);
    }

    /// <summary>A visit of which only the day is known is on record, and is no new entry.</summary>
    private static bool SaysSomething(Finding f) => EntryLayouts.Of(f.Content.Kind)! is var layout && MemberText.Of(layout, f.Happened, f.Reported, f.Content) is var text && layout.Fields.Any(field => text.All(field.Id).Count > 0);

    private static Finding Stored(NewFinding f) => new(new(1), f.Happened, f.Reported, new(1, DateTimeOffset.UnixEpoch, "test", "test"), f.Content);
}
