using Islet.Imaging.Dicom;

namespace Islet.Tests.Imaging;

/// <summary>A PET of classic slices written as one file of many frames: Enhanced PET (PS3.3 A.60), or its legacy converted form (A.71).</summary>
internal static class EnhancedDraft
{
    public const string Class = "1.2.840.10008.5.1.4.1.1.130", LegacyClass = "1.2.840.10008.5.1.4.1.1.128.1";

    private const string Organization = "2.25.4712";

    /// <param name="groups">Changes the groups of a frame.</param>
    public static DicomDraft Of(IReadOnlyList<DicomFile> slices, bool legacy = false, Action<DicomDraft, int>? groups = null)
    {
        var (first, draft) = (slices[0].Data, Root(slices, legacy));
        draft.Sequence(Tags.SharedFunctionalGroupsSequence, Shared(first, legacy)).Sequence(Tags.PerFrameFunctionalGroupsSequence, slices.Select((s, i) =>
        {
            var frame = Frame(s.Data, i, legacy);
            groups?.Invoke(frame, i);
            return frame;
        }));
        return draft;
    }

    public static DicomDraft Map(double slope, string unit = "Bq/ml", string meaning = "Becquerels/milliliter") => new DicomDraft().NumberAs(Tags.RealWorldValueFirstValueMapped, "SS", -32768).NumberAs(Tags.RealWorldValueLastValueMapped, "SS", 32767)
        .Number(Tags.RealWorldValueIntercept, 0).Number(Tags.RealWorldValueSlope, slope).Text(Tags.LutExplanation, meaning).Text(Tags.LutLabel, "MAP").Sequence(Tags.MeasurementUnitsCodeSequence, PetDraft.Code(unit, "UCUM", meaning));

    private static DicomDraft Root(IReadOnlyList<DicomFile> slices, bool legacy)
    {
        var h = slices[0].Data;
        var day = h.Text(Tags.SeriesDate)! + h.Text(Tags.SeriesTime);
        var draft = new DicomDraft();
        foreach (var tag in (DicomTag[])[Tags.SpecificCharacterSet, Tags.StudyDate, Tags.SeriesDate, Tags.StudyTime, Tags.SeriesTime, Tags.AccessionNumber, Tags.Modality, Tags.Manufacturer, Tags.ManufacturerModelName, Tags.ReferringPhysicianName, Tags.PatientName,
            Tags.PatientId, Tags.PatientBirthDate, Tags.PatientSex, Tags.PatientWeight, Tags.PatientSize, Tags.StudyInstanceUid, Tags.SeriesInstanceUid, Tags.StudyId, Tags.FrameOfReferenceUid, Tags.DeviceSerialNumber, Tags.SoftwareVersions, Tags.SeriesNumber,
            Tags.SamplesPerPixel, Tags.PhotometricInterpretation, Tags.Rows, Tags.Columns, Tags.BitsAllocated, Tags.BitsStored, Tags.HighBit, Tags.PixelRepresentation])
            draft.Copy(h, tag);
        draft.Text(Tags.SopClassUid, legacy ? LegacyClass : Class).Text(Tags.SopInstanceUid, "2.25.4711").Text(Tags.ImageType, "ORIGINAL", "PRIMARY", "STATIC", "NONE").Number(Tags.InstanceNumber, 1).Text(Tags.ContentDate, h.Text(Tags.SeriesDate)!).Text(Tags.ContentTime, h.Text(Tags.SeriesTime)!)
            .Text(Tags.AcquisitionDateTime, day).NumberAs(new(0x0018, 0x9073), "FD", 900).Text(Tags.PositionReferenceIndicator, "").Number(Tags.NumberOfFrames, slices.Count)
            .TextAs(new(0x0008, 0x9205), "CS", "MONOCHROME").TextAs(new(0x0008, 0x9206), "CS", "VOLUME").Text(Tags.VolumeBasedCalculationTechnique, "NONE").TextAs(new(0x0018, 0x9004), "CS", "RESEARCH").TextAs(new(0x0028, 0x0301), "CS", "NO")
            .Text(Tags.LossyImageCompression, "00").TextAs(new(0x2050, 0x0020), "CS", "IDENTITY").Sequence(new(0x0040, 0x0555))
            .Sequence(Tags.DimensionOrganizationSequence, new DicomDraft().Text(Tags.DimensionOrganizationUid, Organization)).Sequence(Tags.DimensionIndexSequence, Index(0x56), Index(0x57))
            .Bytes(Tags.PixelData, "OW", [.. slices.SelectMany(Pixels)]);
        if (legacy)
            return draft;
        foreach (var (tag, yes) in ((DicomTag, bool)[])[(Tags.DecayCorrected, true), (Tags.AttenuationCorrected, true), (Tags.ScatterCorrected, true), (Tags.DeadTimeCorrected, true), (new(0x0018, 0x9762), false), (new(0x0018, 0x9763), false),
            (new(0x0018, 0x9764), true), (Tags.RandomsCorrected, true), (Tags.NonUniformRadialSamplingCorrected, false), (new(0x0018, 0x9767), true), (Tags.DetectorNormalizationCorrection, true)])
            draft.TextAs(tag, "CS", yes ? "YES" : "NO");
        return draft.Text(Tags.DecayCorrectionDateTime, day).TextAs(new(0x0054, 0x1002), "CS", "EMISSION").TextAs(new(0x0054, 0x1100), "CS", "DLYD").TextAs(new(0x0018, 0x9738), "CS", "CT").TextAs(new(0x0018, 0x9770), "CS", "CONCURRENT").TextAs(new(0x0054, 0x1105), "LO", "synthetic")
            .TextAs(new(0x0018, 0x0073), "CS", "MANU").TextAs(new(0x0018, 0x0071), "CS", "MANU").TextAs(new(0x0054, 0x0202), "CS", "STATIONARY").TextAs(new(0x0018, 0x1146), "CS", "")
            .Sequence(Tags.RadiopharmaceuticalInformationSequence, Isotope(h));
    }

    private static IEnumerable<byte> Pixels(DicomFile slice)
    {
        var numbers = new short[PixelFormat.Of(slice).FrameLength];
        PixelReader.ReadStored(slice, PixelFormat.Of(slice), 0, numbers);
        return numbers.SelectMany(BitConverter.GetBytes);
    }

    private static DicomDraft Index(byte element) => new DicomDraft().Text(Tags.DimensionOrganizationUid, Organization).Bytes(Tags.DimensionIndexPointer, "AT", [0x20, 0, element, 0x90]).Bytes(Tags.FunctionalGroupPointer, "AT", [0x20, 0, 0x11, 0x91]);

    private static DicomDraft Isotope(DicomSet h)
    {
        var (injected, draft) = (h.Item(Tags.RadiopharmaceuticalInformationSequence)!, new DicomDraft().Number(Tags.RadiopharmaceuticalAgentNumber, 1).NumberAs(new(0x0018, 0x1076), "DS", 0.89));
        foreach (var tag in (DicomTag[])[Tags.RadiopharmaceuticalStartDateTime, Tags.RadionuclideTotalDose, Tags.RadionuclideHalfLife, Tags.Radiopharmaceutical])
            draft.Copy(injected, tag);
        DicomDraft Coded(DicomSet? c) => PetDraft.Code(c?.Text(Tags.CodeValue) ?? "C1742831", c?.Text(Tags.CodingSchemeDesignator) ?? "UMLS", c?.Text(Tags.CodeMeaning) ?? "tyrosine-3-octreotate Ga^68^");
        return draft.Sequence(Tags.RadionuclideCodeSequence, Coded(injected.Item(Tags.RadionuclideCodeSequence))).Sequence(Tags.RadiopharmaceuticalCodeSequence, Coded(injected.Item(Tags.RadiopharmaceuticalCodeSequence)))
            .Sequence(new(0x0054, 0x0302), PetDraft.Code("47625008", "SCT", "Intravenous route"));
    }

    private static DicomDraft Shared(DicomSet h, bool legacy)
    {
        var draft = new DicomDraft().Sequence(Tags.PixelMeasuresSequence, new DicomDraft().Copy(h, Tags.PixelSpacing).Copy(h, Tags.SliceThickness)).Sequence(Tags.PlaneOrientationSequence, new DicomDraft().Copy(h, Tags.ImageOrientationPatient))
            .Sequence(new(0x0020, 0x9071), new DicomDraft().TextAs(new(0x0020, 0x9072), "CS", "U").Sequence(Tags.AnatomicRegionSequence, PetDraft.Code("38266002", "SCT", "Entire body")))
            .Sequence(Tags.PetFrameTypeSequence, new DicomDraft().TextAs(new(0x0008, 0x9007), "CS", "ORIGINAL", "PRIMARY", "STATIC", "NONE").TextAs(new(0x0008, 0x9205), "CS", "MONOCHROME").TextAs(new(0x0008, 0x9206), "CS", "VOLUME").Text(Tags.VolumeBasedCalculationTechnique, "NONE"));
        if (!legacy)
            return draft.Sequence(Tags.RadiopharmaceuticalUsageSequence, new DicomDraft().Number(Tags.RadiopharmaceuticalAgentNumber, 1))
                .Sequence(Tags.PetReconstructionSequence, new DicomDraft().Text(Tags.ReconstructionType, "3D").Text(Tags.ReconstructionAlgorithm, "FILTER_BACK_PROJ").TextAs(new(0x0018, 0x9769), "CS", "NO").NumberAs(new(0x0018, 0x1100), "DS", 500));
        var all = new DicomDraft().Sequence(Tags.RadiopharmaceuticalInformationSequence, Isotope(h));
        foreach (var tag in (DicomTag[])[Tags.Units, Tags.CorrectedImage, Tags.DecayCorrection, Tags.SeriesType])
            all.Copy(h, tag);
        return draft.Sequence(Tags.UnassignedSharedConvertedAttributesSequence, all);
    }

    private static DicomDraft Frame(DicomSet slice, int i, bool legacy)
    {
        var (at, slope) = (slice.Text(Tags.AcquisitionDate)! + slice.Text(Tags.AcquisitionTime), slice.Number(Tags.RescaleSlope)!.Value);
        var draft = new DicomDraft().Sequence(Tags.FrameContentSequence, new DicomDraft().TextAs(new(0x0018, 0x9151), "DT", at).Text(Tags.FrameAcquisitionDateTime, at).Number(Tags.FrameAcquisitionDuration, slice.Number(Tags.ActualFrameDuration)!.Value)
                .NumberAs(new(0x0020, 0x9156), "US", 1).TextAs(new(0x0020, 0x9056), "SH", "1").NumberAs(new(0x0020, 0x9057), "UL", i + 1).Number(Tags.TemporalPositionIndex, 1).Number(Tags.DimensionIndexValues, 1, i + 1))
            .Sequence(Tags.PlanePositionSequence, new DicomDraft().Copy(slice, Tags.ImagePositionPatient))
            .Sequence(Tags.PixelValueTransformationSequence, new DicomDraft().Copy(slice, Tags.RescaleIntercept).Copy(slice, Tags.RescaleSlope).TextAs(new(0x0028, 0x1054), "LO", "US"));
        if (!legacy)
            return draft.Sequence(Tags.RealWorldValueMappingSequence, Map(slope));
        var own = new DicomDraft();
        foreach (var tag in (DicomTag[])[Tags.AcquisitionDate, Tags.AcquisitionTime, Tags.ActualFrameDuration, Tags.FrameReferenceTime, Tags.DecayFactor])
            own.Copy(slice, tag);
        return draft.Sequence(Tags.UnassignedPerFrameConvertedAttributesSequence, own);
    }
}
