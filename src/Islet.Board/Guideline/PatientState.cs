using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Where a patient stands, in three lines: what a board wants to hear before any statement.</summary>
/// <param name="Course">Last progression and the running line.</param>
/// <param name="Imaging">Receptors and FDG, each with its day; a result that an event has outdated with the day since which it was not read again.</param>
/// <param name="Old">What the applying statements turn on and is older than it holds; null: nothing is to be read again.</param>
public sealed record PatientState(string Course, string Imaging, string? Old)
{
    public static PatientState Of(GuidelineSheet sheet) => new(OfCourse(sheet.Snapshot), OfImaging(sheet), OfAge(sheet));

    private static string OfCourse(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        var progression = snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding).Where(f => TimelineWords.IsProgression((ProgressionJudgement)f.Content))
            .MaxBy(f => (f.Happened.Last?.Days ?? decimal.MinValue, f.Id));
        var lines = TherapyLines.Of(snapshot);
        var line = lines.Lines is [.., var last] ? T($"line {Numbers.Count(last.Number)}, {TumourNow.LastLine(last, snapshot)}")
            : lines.IsIndexOpen ? T("lines not told, for it is open which tumour is meant")
            : lines.LogClosed is null ? T("no line of therapy on record, and the treatment history is not closed") : T("no line of therapy");
        return $"{(progression is null ? T("No radiological progression on record") : T($"Last progression {Numbers.When(progression.Happened, axis)}"))}; {line}.";
    }

    private static string OfImaging(GuidelineSheet sheet)
    {
        var pet = Said("SSTR-PET", T("receptor PET"), Fact.SstrPetResult, sheet);
        var scintigraphy = sheet.Snapshot[Fact.SstrPetResult] is { IsKnown: true, Value: not FactValue.Word { Value: "not_done" } } || sheet.Snapshot[Fact.SrsResult].From.Count == 0 ? null : Said("SRS", T("receptor scintigraphy"), Fact.SrsResult, sheet);
        return FactWords.Sentence(string.Join("; ", new[] { pet, scintigraphy, Said("FDG-PET", T("FDG PET"), Fact.FdgPetResult, sheet) }.OfType<string>())) + ".";
    }

    /// <summary>"receptor PET positive on 2021-02-03"; "FDG PET negative on 2019-02-01, not read again since the progression of 2021-06-01".</summary>
    private static string Said(string modality, string name, Fact fact, GuidelineSheet sheet)
    {
        var without = HormoneWords.WithoutDisease(modality, name, sheet.Snapshot);
        return without is null ? Result(name, fact, sheet) : sheet.Snapshot[fact] is { IsKnown: false, Former: null } ? without : $"{Result(name, fact, sheet)}; {without}";
    }

    private static string Result(string name, Fact fact, GuidelineSheet sheet)
    {
        var (state, axis) = (sheet.Snapshot[fact], sheet.Course.Axis);
        var day = state.From is [.., var from] ? T($" on {Numbers.When(from.Happened, axis)}") : "";
        return state switch
        {
            { Value: FactValue.Word { Value: "not_done" } } => T($"{name} not done"),
            { Value: { } value } => $"{name} {FactWords.Value(fact, value, state)}{day}{(state.IsStale && sheet.Died is null ? $" ({sheet.Behind(fact).Age}, {sheet.Behind(fact).Stale})" : "")}",
            { Former: { } former, By: { } by } => T($"{name} {FactWords.WithUnit(fact, former, state)}{day}, not read again since {Numbers.When(by.Happened, axis)} ({FactWords.Lower(FindingWords.Of(by.Content).Title)})"),
            { Reason: null or UnknownReason.NotRecorded } => T($"no {name} on record"),
            _ => T($"{name} unknown: {FactWords.Reason(fact, state, axis)}"),
        };
    }

    /// <summary>By age, oldest first; what the line on imaging tells is not told again. Of somebody who died nothing is to be read anew.</summary>
    private static string? OfAge(GuidelineSheet sheet)
    {
        if (sheet.Died is not null)
            return null;
        List<Fact> old = [.. sheet.Stale.Where(f => f != Fact.SstrPetResult && f != Fact.SrsResult && f != Fact.FdgPetResult)];
        return old.Count == 0 ? T("Nothing else that applying statements turn on is older than it holds.")
            : FactWords.Sentence(string.Join("; ", old.OrderByDescending(f => sheet.Snapshot[f].AgeDays).GroupBy(f => sheet.Behind(f).Age).Select(same => $"{same.Key}: {FactWords.List(same)}"))) + ".";
    }
}
