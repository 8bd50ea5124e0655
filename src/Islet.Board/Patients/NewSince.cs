using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>
/// What nobody knew of the tumour when it was last characterized, and the record says since: another hormone syndrome, a hormone raised for the first time (limb i of
/// Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.1), another receptor result. It is told before what merely happened; no verdict is made of it.
/// </summary>
internal static class NewSince
{
    public static IEnumerable<string> Of(PatientSheet sheet, AxisPoint from) => new[] { Syndrome(sheet, from) }.OfType<string>().Concat(Hormones(sheet, from)).Concat(new[] { Receptors(sheet, from) }.OfType<string>());

    /// <summary>One judged at the work-up of the last characterization was found by it, and is not new (<see cref="CharacterizationWindows.SyndromeDays"/>).</summary>
    private static string? Syndrome(PatientSheet sheet, AxisPoint from)
    {
        var now = sheet.Snapshot[Fact.FunctionalSyndrome];
        if (now is not { Value: FactValue.Word { Value: not "none" } named, From: [.., var said] } || !(said.Happened.First > from))
            return null;
        var before = Before(sheet, from);
        var (word, day) = (FactWords.Word(named.Value), Numbers.When(said.Happened, sheet.Course.Axis));
        return before is null ? T($"hormone syndrome {word} ({day})") : before.Value == named.Value ? null : T($"hormone syndrome {word} ({day}; before it {FactWords.Word(before.Value)})");
    }

    /// <summary>As the last characterization found it; where there is none as known within its window after the diagnosis.</summary>
    private static FactValue.Word? Before(PatientSheet sheet, AxisPoint from) => (sheet.Changes.LastSyndrome is { } last ? last.Value
        : new Snapshot(sheet.Course, sheet.Snapshot.View with { Effective = new(Math.Min(from.Days + CharacterizationWindows.SyndromeDays, sheet.Snapshot.View.Effective.Days)) })[Fact.FunctionalSyndrome].Value) as FactValue.Word;

    /// <summary>Above the limit of its own laboratory now, and never before; not what somebody said is not the tumour's.</summary>
    private static IEnumerable<string> Hormones(PatientSheet sheet, AxisPoint from)
    {
        var raised = sheet.Snapshot.Visible<Laboratory>().Select(s => s.Finding).Where(f => f.Content is Laboratory { TumourRelated: not false } lab && f.Happened.First is not null
            && SinceLast.Hormones.Contains(lab.Analyte) && OwnRange.Read(lab).Raised.Answer is Answer.Yes).GroupBy(f => ((Laboratory)f.Content).Analyte, StringComparer.Ordinal);
        foreach (var first in raised.Select(same => same.MinBy(f => f.Happened.First!.Value.Days)!).Where(f => f.Happened.First > from).OrderBy(f => f.Happened.First!.Value.Days))
            yield return T($"{HormoneWords.Hormone(((Laboratory)first.Content).Analyte)} raised for the first time ({Numbers.When(first.Happened, sheet.Course.Axis)})");
    }

    private static string? Receptors(PatientSheet sheet, AxisPoint from)
    {
        List<Finding> read = [.. sheet.Snapshot.Visible<ImagingStudy>().Select(s => s.Finding)
            .Where(f => f.Content is ImagingStudy { TumourPresent: not false, SstrPetResult: "positive" or "negative" } && f.Happened.First is not null).OrderBy(f => f.Happened.First!.Value.Days)];
        return read.FindLast(f => f.Happened.First <= from) is { Content: ImagingStudy before } && read[^1] is { Content: ImagingStudy now } last && last.Happened.First > from && now.SstrPetResult != before.SstrPetResult
            ? T($"SSTR-PET {FactWords.Word(now.SstrPetResult!)} ({Numbers.When(last.Happened, sheet.Course.Axis)}; before it {FactWords.Word(before.SstrPetResult!)})") : null;
    }
}
