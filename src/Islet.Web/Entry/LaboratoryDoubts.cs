using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>What is unlikely about a laboratory result, beside the others of the patient.</summary>
internal static class LaboratoryDoubts
{
    /// <param name="others">What is in force, and the rows above in the same form.</param>
    public static IEnumerable<EntryDoubt> Of(Laboratory lab, When happened, IReadOnlyList<(When Happened, Content Content)> others)
    {
        var known = Analytes.Find(lab.Analyte);
        List<(When Happened, Laboratory Lab)> same = [.. others.Where(o => o.Content is Laboratory l && l.Analyte == lab.Analyte).Select(o => (o.Happened, (Laboratory)o.Content))];
        if (known is null && same.Count == 0)
            yield return new("analyte", "W_ENTRY_LOOK", T("No analyte of the vocabulary. It is kept as written, and no rule reads it."));
        if (lab.Value is { } value)
        {
            var last = same.OrderByDescending(o => o.Happened.First?.Days ?? decimal.MinValue).Select(o => o.Lab.Unit).OfType<string>().FirstOrDefault();
            if (Unit(lab.Unit, last, known) is { } says)
                yield return new("unit", "W_ENTRY_LOOK", says);
            if (lab.Unit is { } unit && AnalyteUnits.IsBeyondLife(lab.Analyte, value, unit))
                yield return new("value", "W_ENTRY_LOOK", T("No living person has this result. Look at the number and the unit."));
        }
        foreach (var (_, other) in same.Where(o => o.Happened.IsKnown && o.Happened == happened && MayBeOneSample(o.Lab, lab) && !SayTheSame(o.Lab, lab)))
            yield return new("value", "W_ENTRY_TWICE", T($"Another result of this analyte and day: {LaboratoryPanel.ResultOf(other)}."));
    }

    private static string? Unit(string? unit, string? last, Analyte? known) => (unit, last) switch
    {
        (null, null) => T("The unit is missing."),
        (null, { } before) => T($"The unit is missing. At the last result it was {Said(before)}."),
        ({ } now, { } before) when !AnalyteUnits.AreOne(now, before) => T($"At the last result the unit was {Said(before)}, now it is {Said(now)}."),
        ({ } now, null) when known is not null && !AnalyteUnits.IsOf(known, now) => T($"{Said(now)} is no usual unit of this analyte. Usual: {string.Join(", ", known.Units.Select(Said))}."),
        _ => null,
    };

    private static string Said(string unit) => Shown.Cut(FactWords.Unit(unit), 40);

    private static bool MayBeOneSample(Laboratory a, Laboratory b) => a.Specimen is null || b.Specimen is null || a.Specimen == b.Specimen;

    private static bool SayTheSame(Laboratory a, Laboratory b) => FindingKinds.Write(a) == FindingKinds.Write(b);
}
