using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Suv;

/// <summary>Half-life of what was injected: the header's, where it agrees with the nuclide within 1 % (pet-quantification 3.1, 3.3).</summary>
internal sealed record HalfLife(double Seconds, Nuclide? Nuclide)
{
    private const double Small = 1e-3, ShortestS = 1, LongestS = 1e9; // below Small the first terms are exact to twelve digits, where the quotient is not

    public double Lambda => Math.Log(2) / Seconds;

    /// <exception cref="RefusedException">E_HALFLIFE.</exception>
    public static HalfLife Of(DicomSet injected, List<Problem> warnings, List<Problem> remarks)
    {
        var (text, code) = (injected.Text(Tags.RadionuclideHalfLife), injected.Item(Tags.RadionuclideCodeSequence));
        var coded = Dicom(code);
        var nuclide = coded ?? Named(injected.Item(Tags.RadiopharmaceuticalCodeSequence)?.Text(Tags.CodeMeaning)) ?? Named(injected.Text(Tags.Radiopharmaceutical));
        if (text is null && coded is not null)
        {
            warnings.Add(new("W_HALFLIFE_FROM_NUCLIDE", $"{Tags.RadionuclideHalfLife}", "absent", "seconds", FormattableString.Invariant($"{coded.HalfLifeS} s of {coded.Name} were taken, the nuclide that is coded.")));
            return new(coded.HalfLifeS, coded);
        }
        var seconds = injected.Number(Tags.RadionuclideHalfLife);
        if (seconds is not (>= ShortestS and <= LongestS) || nuclide?.Agrees(seconds.Value) == false)
            throw Bad(nuclide is null ? "seconds, above 0" : FormattableString.Invariant($"{nuclide.HalfLifeS} s within 1 %, the half-life of {nuclide.Name}"));
        nuclide ??= Suv.Nuclide.All.FirstOrDefault(n => n.Agrees(seconds.Value));
        if (nuclide is null && code is null)
            throw Bad("the half-life of a nuclide that is known or coded");
        if (nuclide is null)
            remarks.Add(new("W_HALFLIFE_UNCHECKED", $"{Tags.RadionuclideHalfLife}", FormattableString.Invariant($"{seconds} s of a nuclide that Islet does not know"), "a nuclide of the list in docs/pet.md", "Compare it with the nuclide's half-life."));
        return new(seconds.Value, nuclide);

        RefusedException Bad(string expected) => new("E_HALFLIFE", $"{Tags.RadionuclideHalfLife}", UidText.Number(text), expected, "Have the header mended at the scanner or the archive: minutes for seconds, or another nuclide's half-life, give wrong SUVs.");

        static Nuclide? Named(string? text) => text is null ? null : Suv.Nuclide.OfText(text);

        static Nuclide? Dicom(DicomSet? code) => Suv.Nuclide.OfCode(code);
    }

    /// <summary>When, in a frame of <paramref name="durationS"/>, activity equals the frame's mean (QIBA pseudo-code 2018; pet-quantification 3.4 e).</summary>
    public double AverageTimeS(double durationS) => Lambda * durationS is < Small and var x ? durationS * (0.5 - (x / 24)) : Math.Log(FrameGain(durationS)) / Lambda;

    /// <summary>Activity at the frame's begin over its mean in the frame: λT ÷ (1 − exp(−λT)).</summary>
    public double FrameGain(double durationS) => Lambda * durationS is < Small and var x ? 1 + (x / 2) + (x * x / 12) : Lambda * durationS / (1 - Math.Exp(-Lambda * durationS));
}
