using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Suv;

/// <summary>The moment to which the values of an image with decay correction START belong (pet-quantification 3.4, a to f).</summary>
internal sealed record ReferenceTime(DateTime At, string From)
{
    private const double SteadyS = 10, ConflictS = 120;

    /// <exception cref="RefusedException">E_TIME: no time at all.</exception>
    public static ReferenceTime Of(IReadOnlyList<DicomSet> slices, HalfLife halfLife, List<Problem> warnings)
    {
        var header = slices[0];
        var earliest = Earliest(slices);
        var back = BackComputed(slices, halfLife);
        var chosen = Chosen(header, earliest, back, warnings);
        if (back is { SpreadS: <= SteadyS } steady && Math.Abs((steady.At - chosen.At).TotalSeconds) > ConflictS)
            warnings.Add(new("W_REFTIME_CONFLICT", $"{Tags.FrameReferenceTime}", FormattableString.Invariant($"a scan that began {(steady.At - chosen.At).TotalSeconds:0} s from the time taken"), FormattableString.Invariant($"within {ConflictS} s"),
                $"{chosen.From} was taken; compare with the protocol of the examination."));
        return chosen;
    }

    /// <summary>When the first slice was acquired.</summary>
    public static DateTime? Earliest(IEnumerable<DicomSet> slices) => slices.Select(Acquired).Min();

    public static DateTime? Acquired(DicomSet slice) => slice.Text(Tags.AcquisitionTime) is null
        ? DicomTime.Moment(slice.Text(Tags.AcquisitionDateTime))
        : (DicomTime.Date(slice.Text(Tags.AcquisitionDate)) ?? DicomTime.Date(slice.Text(Tags.SeriesDate))) + DicomTime.Clock(slice.Text(Tags.AcquisitionTime));

    private static ReferenceTime Chosen(DicomSet header, DateTime? earliest, (DateTime At, double SpreadS)? back, List<Problem> warnings)
    {
        if (DicomTime.Moment(header.Text(Tags.DecayCorrectionDateTime)) is { } stated)
            return new(stated, "DecayCorrectionDateTime");
        if (Vendor.GeScan(header) is { } ge)
            return new(ge, "scan time of GEMS_PETD_01");
        var series = DicomTime.Date(header.Text(Tags.SeriesDate)) + DicomTime.Clock(header.Text(Tags.SeriesTime));
        if (series is { } began && began <= earliest)
            return new(began, "SeriesTime");
        if (Vendor.SiemensScan(header) is { } siemens)
            return new(siemens, "scan time of SIEMENS MED PT");
        if (back is { } computed)
        {
            if (computed.SpreadS > SteadyS)
                warnings.Add(Guessed($"{Tags.FrameReferenceTime}", FormattableString.Invariant($"slices that disagree by {computed.SpreadS:0} s on when the scan began"), "their median was taken"));
            return new(computed.At, "AcquisitionTime less FrameReferenceTime");
        }
        if ((earliest ?? series) is not { } first)
            throw new RefusedException("E_TIME", $"{Tags.SeriesTime}, {Tags.AcquisitionTime}", UidText.Time(header.Text(Tags.SeriesTime)), "date and time of the scan", "Have the header mended; without the time the dose cannot be decayed.");
        warnings.Add(Guessed($"{Tags.SeriesTime}", earliest is null ? "no time of acquisition" : series is null ? "no time of the series" : "a time after the first acquisition",
            earliest is null ? "the time of the series was taken" : "the earliest acquisition was taken, which is wrong if the first bed is missing"));
        return new(first, earliest is null ? "SeriesTime, unchecked" : "earliest acquisition");
    }

    private static Problem Guessed(string where, string found, string taken) => new("W_REFTIME_GUESSED", where, found, "a time to which decay was corrected", $"So {taken}; compare with the protocol of the examination.");

    /// <remarks>GE counts FrameReferenceTime to the start of the bed, others to the moment of mean activity.</remarks>
    private static (DateTime At, double SpreadS)? BackComputed(IReadOnlyList<DicomSet> slices, HalfLife halfLife)
    {
        var ge = Vendor.IsGe(slices[0]);
        var times = new List<DateTime>();
        foreach (var slice in slices)
        {
            if (Acquired(slice) is not { } acquired || slice.Number(Tags.FrameReferenceTime) is not { } reference || Math.Abs(reference) > 1e9
                || (!ge && slice.Number(Tags.ActualFrameDuration) is not (> 0 and < 1e9)))
                return null;
            times.Add(acquired.AddSeconds((ge ? 0 : halfLife.AverageTimeS(slice.Number(Tags.ActualFrameDuration)!.Value / 1000)) - (reference / 1000)));
        }
        times.Sort();
        var (a, b) = (times[(times.Count - 1) / 2], times[times.Count / 2]);
        return (a + ((b - a) / 2), (times[^1] - times[0]).TotalSeconds);
    }
}
