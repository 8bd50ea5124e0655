using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>The same lesion keeps its name and its tracking UID over all studies of a course.</summary>
public static class LesionIdentity
{
    /// <summary>The later result with the identities of the earlier one; what is new gets the next free name.</summary>
    /// <param name="shift">mm, added to a place of the later image to find it in the earlier one; null: both have one frame of reference.</param>
    /// <exception cref="RefusedException">E_PET_FRAME: no common place, and no shift was stated.</exception>
    public static Quantification Carry(Quantification earlier, Quantification later, Point? shift)
    {
        if (shift is null && (earlier.Scan.FrameOfReference is not { } frame || frame != later.Scan.FrameOfReference))
            throw new RefusedException("E_PET_FRAME", "--prior", "two frames of reference", "one, or a stated shift", "Register the two scans and state the shift (--shift x,y,z in mm), or name the lesions by hand.");
        var matches = LesionMatch.Of(earlier.Grid, earlier.Lesions, later.Grid, later.Lesions, shift ?? default).ToDictionary(m => m.B.Number, m => m.A);
        var next = earlier.Lesions.Select(l => Number(l.Id)).Append(earlier.NamesUpTo).Max();
        List<MeasuredLesion> lesions = [.. later.Lesions.Select(l => matches.TryGetValue(l.Number, out var same) ? l with { Id = same.Id, TrackingUid = same.TrackingUid, Organ = l.Organ ?? same.Organ } : l with { Id = FormattableString.Invariant($"L{++next}") })];
        return later with { Lesions = lesions, NamesUpTo = next, Totals = TumourTotals.Of(later.Totals.Method, lesions), SecondTotals = TumourTotals.Of(later.SecondTotals.Method, lesions, later.SecondMeasures) };
    }

    private static int Number(string id) => id.StartsWith('L') && int.TryParse(id.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
