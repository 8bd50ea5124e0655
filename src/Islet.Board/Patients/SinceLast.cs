using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What happened since the tumour was last characterized, in one paragraph.</summary>
public static class SinceLast
{
    internal static readonly HashSet<string> Hormones = [.. Hormone.Mandatory, .. Hormone.Conditional.Select(c => c.Hormone), .. Hormone.BeyondPanel];

    /// <summary>Null where several tumours are open, or nothing is known to count from.</summary>
    public static string? Of(PatientSheet sheet)
    {
        var last = sheet.Changes.Characterizations is [.., var one] ? one : null;
        var diagnosis = sheet.Snapshot.Visible<Diagnosis>().Select(s => s.Finding).Where(f => f.Happened.IsKnown).MinBy(f => (f.Happened.First!.Value.Days, f.Id));
        if (sheet.Changes.IsIndexOpen || (last?.Closed ?? diagnosis?.Happened.Last) is not { } from)
            return null;
        var span = $"{Numbers.When(last is null ? diagnosis!.Happened : last.Happened, sheet.Course.Axis)}{Age(from, sheet)}";
        var after = string.Join(", ", After(sheet, from));
        return last is { Number: > 0 } ? T($"Since C{Numbers.Count(last.Number)} ({span}): {after}.") : T($"Never re-characterized since the diagnosis of {span}: {after}.");
    }

    private static string Age(AxisPoint from, PatientSheet sheet)
    {
        var until = sheet.Died?.Happened.Last is { } death && death < sheet.Snapshot.View.Effective ? death : sheet.Snapshot.View.Effective;
        return Numbers.Age((int)Math.Clamp(AxisPoint.DaysBetween(from, until), 0, int.MaxValue)) is { Length: > 0 } age ? sheet.Died is null ? $", {age}" : $", {T($"{age} to the death")}" : "";
    }

    private static IEnumerable<string> After(PatientSheet sheet, AxisPoint from)
    {
        foreach (var said in NewSince.Of(sheet, from))
            yield return said;
        List<Finding> Those<T>(Func<T, bool> which)
            where T : Content => [.. sheet.Snapshot.Visible<T>().Select(s => s.Finding).Where(f => f.Happened.First is { } at && at > from && which((T)f.Content)).OrderBy(f => f.Happened.First!.Value.Days)];
        var progressions = Those<ProgressionJudgement>(TimelineWords.IsProgression);
        yield return progressions.Count == 0 ? T("no progression") : $"{T(progressions.Count, "{0} progression", "{0} progressions")} ({string.Join(", ", progressions.Select(f => Numbers.When(f.Happened, sheet.Course.Axis)))})";
        yield return Lines([.. sheet.Lines.Lines.Where(line => line.Start.First is { } at && at > from).Select(line => line.Number.ToString(CultureInfo.InvariantCulture))]);
        yield return Those<ImagingStudy>(i => i.Modality == "SSTR-PET").DistinctBy(f => ((ImagingStudy)f.Content).Study ?? f.Id.ToString()).Count() is > 0 and var receptor ? T(receptor, "{0} SSTR-PET", "{0} SSTR-PETs") : T("no SSTR-PET");
        yield return Those<Specimen>(_ => true).DistinctBy(f => ((Specimen)f.Content).SpecimenName ?? f.Id.ToString()).Count() is > 0 and var tissue ? T(tissue, "{0} new tissue", "{0} new pieces of tissue") : T("no new tissue");
        yield return Those<ImagingStudy>(i => i.Modality == "FDG-PET").DistinctBy(f => ((ImagingStudy)f.Content).Study ?? f.Id.ToString()).Count() is > 0 and var glucose ? T(glucose, "{0} FDG PET", "{0} FDG PETs") : T("no FDG PET");
        var panels = Those<Laboratory>(lab => Hormones.Contains(lab.Analyte)).Select(f => f.Happened).Distinct().Count();
        yield return panels == 0 ? T("no hormone panel") : T(panels, "hormones measured on {0} day", "hormones measured on {0} days");
    }

    internal static string Lines(string[] begun) => begun switch
    {
        [] => T("no new line"),
        [var one] => T($"line {one}"),
        [.. var before, var last] => T($"lines {string.Join(", ", before)} and {last}"),
    };
}
