using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Where the disease is on the day of the view, beside the stage that was found once.</summary>
public static class ExtentNow
{
    private const int StagedWithinDays = 183; // [H] a staging within half a year of the diagnosis is the stage at diagnosis

    private static readonly Fact[] Asked = [Fact.LiverMetastases, Fact.BoneMetastases, Fact.ExtrahepaticDisease, Fact.Presentation, Fact.TumorVolume, Fact.EcogPs];

    public static NowLine Of(PatientSheet sheet)
    {
        var status = FactLine.Of(Fact.DiseaseStatus, sheet.Snapshot, sheet.History.Entry);
        return new(sheet.Died is null ? T("Extent now") : T("Extent"), status.IsKnown ? status.Value : AtLeast(status.State, sheet) ?? T($"unknown: {status.Why}"), status.IsKnown, [LastProgression(sheet)],
            status is { IsKnown: true, Source: { } source } ? [source] : [])
        {
            Reads = [Fact.DiseaseStatus],
            Facts = [.. Asked.Select(fact => FactLine.Of(fact, sheet.Snapshot, sheet.History.Entry))],
        };
    }

    /// <summary>Nobody has declared the extent since a progression ended what was known of it: the organs in which progression was seen since then are its least.</summary>
    private static string? AtLeast(FactState status, PatientSheet sheet)
    {
        if (status is not { By: { } by, Former: { } former } || Since(by, sheet.Snapshot) is not { Sites: { } sites } since)
            return null;
        return T($"at least {Listed.And(sites.Select(FactWords.Word))}, by the progression of {Numbers.When(since.Finding.Happened, sheet.Course.Axis)}; nobody has declared the extent since, before it {FactWords.Value(former)}");
    }

    /// <summary>The last progression seen in an organ; null: none.</summary>
    public static Finding? LastIn(string organ, Snapshot snapshot) => snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding)
        .Where(f => f.Content is ProgressionJudgement { Sites: { } sites } judged && sites.Contains(organ, StringComparer.Ordinal) && TimelineWords.IsProgression(judged) && f.Happened.IsKnown)
        .MaxBy(f => (f.Happened.Last!.Value.Days, f.Id));

    /// <summary>The last progression with sites, from the event that ended the extent on.</summary>
    private static (Finding Finding, IReadOnlyList<string>? Sites)? Since(Finding by, Snapshot snapshot) => snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding)
        .Where(f => f.Content is ProgressionJudgement { Sites.Count: > 0 } judged && TimelineWords.IsProgression(judged) && f.Happened.First >= by.Happened.First)
        .MaxBy(f => (f.Happened.Last!.Value.Days, f.Id)) is { } last ? (last, ((ProgressionJudgement)last.Content).Sites) : null;

    /// <summary>", recurred 2025-02-04 (liver)": where the extent was lost to it. Null: the extent is known, or nothing came back.</summary>
    public static string? CameBack(Snapshot snapshot) => snapshot[Fact.DiseaseStatus] is { IsKnown: false, By: { } by } && Since(by, snapshot) is { Sites: { } sites, Finding.Happened: var day }
        ? snapshot[Fact.Presentation].Value is FactValue.Word { Value: "recurred" } ? T($", recurred in the {Listed.And(sites.Select(FactWords.Word))} ({Numbers.When(day, snapshot.Course.Axis)})")
            : T($", progressed in the {Listed.And(sites.Select(FactWords.Word))} ({Numbers.When(day, snapshot.Course.Axis)})") : null;

    /// <summary>"Stage at diagnosis (2015-06-25)"; a staging of another time is of its own day.</summary>
    public static string StageLabel(string label, Finding? staging, Snapshot snapshot) => staging is null ? label
        : $"{label} {(IsAtDiagnosis(staging, snapshot) ? T("at diagnosis ") : T("as found "))}({Numbers.When(staging.Happened, snapshot.Course.Axis)})";

    /// <summary>The staging that a stage rests on, stated or computed.</summary>
    public static Finding? StagingOf(Fact stage, Snapshot snapshot) => new[] { stage, Fact.TCategory, Fact.NCategory, Fact.MCategory }
        .Select(fact => fact.IsDerived ? FactState.NotRecorded : snapshot[fact]).Where(state => state.IsKnown).SelectMany(state => state.From).FirstOrDefault(f => f.Content is Staging && f.Happened.IsKnown);

    private static bool IsAtDiagnosis(Finding staging, Snapshot snapshot) =>
        snapshot.Visible<Diagnosis>().Select(s => s.Finding.Happened.First).OfType<AxisPoint>().OrderBy(at => at.Days).ToList() is not [var diagnosed, ..]
        || staging.Happened.First is { } at && Math.Abs(at.Days - diagnosed.Days) <= StagedWithinDays;

    private static string LastProgression(PatientSheet sheet) => sheet.Snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding)
        .Where(f => f.Content is ProgressionJudgement { Progressive: true } && f.Happened.IsKnown).MaxBy(f => (f.Happened.Last!.Value.Days, f.Id)) is { } last
        ? T($"Last progression: {TissueWords.Joined(Numbers.When(last.Happened, sheet.Course.Axis), Listed.And(((ProgressionJudgement)last.Content).Grounds?.Select(FactWords.Word) ?? []), string.Join(", ", ((ProgressionJudgement)last.Content).Sites?.Select(FactWords.Word) ?? []))}")
        : T("Last progression: none recorded");
}
