using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Where the disease is on the day of the view, beside the stage that was found once.</summary>
public static class ExtentNow
{
    private const int StagedWithinDays = 183; // [H] a staging within half a year of the diagnosis is the stage at diagnosis

    private static readonly Fact[] Asked = [Fact.LiverMetastases, Fact.BoneMetastases, Fact.ExtrahepaticMetastases, Fact.Presentation, Fact.TumorVolume, Fact.EcogPs];

    public static NowLine Of(PatientSheet sheet)
    {
        var status = FactLine.Of(Fact.DiseaseStatus, sheet.Snapshot, sheet.History.Entry);
        return new(sheet.Died is null ? T("Extent now") : T("Extent"), status.IsKnown ? status.Value : T($"unknown: {status.Why}"), status.IsKnown, [LastProgression(sheet)],
            status is { IsKnown: true, Source: { } source } ? [source] : [])
        {
            Reads = [Fact.DiseaseStatus],
            Facts = [.. Asked.Select(fact => FactLine.Of(fact, sheet.Snapshot, sheet.History.Entry))],
        };
    }

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
