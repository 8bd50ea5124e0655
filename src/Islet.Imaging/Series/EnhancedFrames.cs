using System.Globalization;
using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;
using Islet.Imaging.Suv;

namespace Islet.Imaging.Series;

/// <summary>
/// Enhanced PET (PS3.3 A.60) and its legacy converted form (A.71): many frames in a file. Each frame is read as a slice of its own, whose elements are those of its functional groups, of the shared ones and of the
/// file, in this order; what the enhanced form says in other elements is put into those of the classic one, so that one gate decides on the SUV of both.
/// </summary>
internal static class EnhancedFrames
{
    private const string Enhanced = "1.2.840.10008.5.1.4.1.1.130", LegacyConverted = "1.2.840.10008.5.1.4.1.1.128.1";

    private const string BecquerelPerMl = "Bq/ml";

    /// <summary>Groups whose elements belong to the frame as those of a classic slice do; others may hold elements of other images.</summary>
    private static readonly DicomTag[] Groups =
    [
        Tags.FrameContentSequence, Tags.PlanePositionSequence, Tags.PlaneOrientationSequence, Tags.PixelMeasuresSequence, Tags.PixelValueTransformationSequence, Tags.PetFrameTypeSequence, Tags.PetFrameCorrectionFactorsSequence,
        Tags.PetReconstructionSequence, Tags.RadiopharmaceuticalUsageSequence, Tags.CardiacSynchronizationSequence, Tags.RespiratorySynchronizationSequence, Tags.UnassignedPerFrameConvertedAttributesSequence,
        Tags.UnassignedSharedConvertedAttributesSequence,
    ];

    /// <summary>YES where the classic CorrectedImage has the word.</summary>
    private static readonly (DicomTag Tag, string Word)[] Corrections =
    [
        (Tags.DecayCorrected, "DECY"), (Tags.AttenuationCorrected, "ATTN"), (Tags.ScatterCorrected, "SCAT"), (Tags.DeadTimeCorrected, "DTIM"), (Tags.RandomsCorrected, "RAN"), (Tags.NonUniformRadialSamplingCorrected, "RADL"),
        (Tags.DetectorNormalizationCorrection, "NORM"),
    ];

    public static bool Is(DicomFile file) => file.Data.Text(Tags.SopClassUid) is Enhanced or LegacyConverted;

    /// <summary>Files of an enhanced PET become their frames; all others stay.</summary>
    /// <exception cref="RefusedException">E_ENHANCED.</exception>
    public static List<DicomFile> Of(List<DicomFile> files)
    {
        if (!files.Exists(Is))
            return files;
        if (!files.TrueForAll(Is))
            throw Off($"{files[0].Where}, {Tags.SopClassUid}", "enhanced and classic images in one series", "one form");
        List<(DicomFile File, int Frame, DicomSet View)> frames = [.. files.SelectMany(Views)];
        // Images over time, heartbeat or breath: as many of them as there are phases, in their order.
        List<(double, double, double)> phases = [.. frames.Select(f => Phase(f.View)).Distinct().Order()];
        var counted = new int[phases.Count];
        var most = phases.Count == 1 ? 0 : frames.CountBy(f => Phase(f.View)).Max(p => p.Value);
        return [.. frames.Select(f =>
        {
            var phase = phases.BinarySearch(Phase(f.View));
            var told = phases.Count == 1 ? new DicomDraft() : new DicomDraft().Text(Tags.SeriesType, "DYNAMIC", "IMAGE").NumberAs(Tags.NumberOfTimeSlices, "UL", phases.Count).NumberAs(Tags.NumberOfSlices, "UL", most)
                .NumberAs(Tags.ImageIndex, "UL", ((long)phase * most) + ++counted[phase]);
            return f.File.AtFrame(f.Frame, DicomSet.Over([Classic(told, f.View).ToSet(), .. Injected(f.View), f.View]));
        })];
    }

    private static IEnumerable<(DicomFile, int, DicomSet)> Views(DicomFile file)
    {
        var (perFrame, shared) = (file.Data.Items(Tags.PerFrameFunctionalGroupsSequence), file.Data.Items(Tags.SharedFunctionalGroupsSequence));
        var count = PixelFormat.Of(file).Frames;
        if (perFrame.Count != count || shared.Count > 1)
            throw Off($"{file.Where}, {Tags.PerFrameFunctionalGroupsSequence}, {Tags.NumberOfFrames}", FormattableString.Invariant($"{count} frames, groups of {perFrame.Count}, and {shared.Count} shared ones"), "a group for each frame, and one for all");
        DicomSet[] all = [.. shared.SelectMany(Flat)];
        return perFrame.Select((groups, i) =>
        {
            var view = DicomSet.Over([.. Flat(groups), .. all, file.Data]);
            return view.Text(Tags.VolumeBasedCalculationTechnique) is null or "NONE" ? (file, i, view)
                : throw Off(FormattableString.Invariant($"{file.Where}, frame {i + 1}, {Tags.VolumeBasedCalculationTechnique}"), "a frame that was calculated from a volume", "NONE");
        });
    }

    private static IEnumerable<DicomSet> Flat(DicomSet groups)
    {
        foreach (var tag in Groups)
            if (groups.Item(tag) is { } group)
                yield return group;
        if (groups.Items(Tags.RealWorldValueMappingSequence) is { Count: > 0 } maps) // whose items are the group itself
            yield return DicomSet.Of(Tags.RealWorldValueMappingSequence, [.. maps]);
    }

    private static (double, double, double) Phase(DicomSet view) =>
        (view.Number(Tags.TemporalPositionIndex) ?? 1, view.Number(Tags.NominalPercentageOfCardiacPhase) ?? 0, view.Number(Tags.NominalPercentageOfRespiratoryPhase) ?? 0);

    /// <summary>What the classic form says in other elements, where the frame does not say it in those.</summary>
    private static DicomDraft Classic(DicomDraft draft, DicomSet view)
    {
        if (DicomTime.Moment(view.Text(Tags.FrameAcquisitionDateTime)) is { } acquired)
            draft.Text(Tags.AcquisitionDate, acquired.ToString("yyyyMMdd", CultureInfo.InvariantCulture)).Text(Tags.AcquisitionTime, acquired.ToString("HHmmss.ffffff", CultureInfo.InvariantCulture));
        if (view.Number(Tags.FrameAcquisitionDuration) is { } ms)
            draft.NumberAs(Tags.ActualFrameDuration, "FD", ms);
        if (view.Text(Tags.CorrectedImage) is null && Corrections.Any(c => view.Has(c.Tag)))
            draft.Text(Tags.CorrectedImage, [.. Corrections.Where(c => view.Text(c.Tag) == "YES").Select(c => c.Word)]);
        if (view.Text(Tags.DecayCorrection) is null)
            switch (view.Text(Tags.DecayCorrected))
            {
                case "NO":
                    draft.Text(Tags.DecayCorrection, "NONE");
                    break;
                case "YES" when view.Text(Tags.DecayCorrectionDateTime) is not null: // to which moment: without it START and ADMIN cannot be told apart
                    draft.Text(Tags.DecayCorrection, "START");
                    break;
                default:
                    break;
            }
        if (view.Text(Tags.ReconstructionMethod) is null && view.Text(Tags.ReconstructionType) is { } type)
            draft.Text(Tags.ReconstructionMethod, string.Join(' ', new[] { type, view.Text(Tags.ReconstructionAlgorithm), Count(Tags.NumberOfIterations, "iterations"), Count(Tags.NumberOfSubsets, "subsets") }.OfType<string>()));
        return view.Text(Tags.Units) is null ? Mapped(draft, view) : draft;

        string? Count(DicomTag tag, string what) => view.Whole(tag) is { } n ? FormattableString.Invariant($"{n} {what}") : null;
    }

    /// <summary>The enhanced form has no Units: a real-world map says what the stored integers are (PS3.3 C.7.6.16.2.11). Activity rather than SUV, for its factor can be checked.</summary>
    private static DicomDraft Mapped(DicomDraft draft, DicomSet view)
    {
        foreach (var (units, word) in ((string, string)[])[(BecquerelPerMl, "BQML"), (TumourCodes.SuvUnit.Value, "GML"), ("g/ml{SUVbw}", "GML")])
            foreach (var map in view.Items(Tags.RealWorldValueMappingSequence).Where(m => string.Equals(m.Item(Tags.MeasurementUnitsCodeSequence)?.Text(Tags.CodeValue), units, StringComparison.OrdinalIgnoreCase)))
                if (map.Number(Tags.RealWorldValueSlope) is { } slope && map.Number(Tags.RealWorldValueIntercept) is { } intercept)
                {
                    draft.Text(Tags.Units, word).NumberAs(Tags.RescaleSlope, "FD", slope).NumberAs(Tags.RescaleIntercept, "FD", intercept);
                    return word == "GML" ? draft.Text(Tags.SuvType, "BW") : draft;
                }
        return draft;
    }

    /// <summary>Where several tracers were injected, the one whose activity the frame shows.</summary>
    private static IEnumerable<DicomSet> Injected(DicomSet view)
    {
        var all = view.Items(Tags.RadiopharmaceuticalInformationSequence);
        if (all.Count > 1 && view.Whole(Tags.RadiopharmaceuticalAgentNumber) is { } agent && all.Where(i => i.Whole(Tags.RadiopharmaceuticalAgentNumber) == agent).ToList() is [var one])
            yield return DicomSet.Of(Tags.RadiopharmaceuticalInformationSequence, one);
    }

    private static RefusedException Off(string where, string found, string expected) => new("E_ENHANCED", where, found, expected, "Export the series as classic PET images, one slice a file.");
}
