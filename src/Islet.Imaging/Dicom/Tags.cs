namespace Islet.Imaging.Dicom;

/// <summary>The elements that Islet reads or writes, with value representation and keyword (PS3.6 2024). Without a VR in the file, these VRs are what is known.</summary>
public static class Tags
{
    private static readonly Dictionary<DicomTag, (string Vr, string Keyword)> Known = [];

    public static readonly DicomTag TransferSyntaxUid = Define(0x0002, 0x0010, "UI", "TransferSyntaxUID");
    public static readonly DicomTag SpecificCharacterSet = Define(0x0008, 0x0005, "CS", "SpecificCharacterSet");
    public static readonly DicomTag ImageType = Define(0x0008, 0x0008, "CS", "ImageType");
    public static readonly DicomTag SopClassUid = Define(0x0008, 0x0016, "UI", "SOPClassUID");
    public static readonly DicomTag SopInstanceUid = Define(0x0008, 0x0018, "UI", "SOPInstanceUID");
    public static readonly DicomTag StudyDate = Define(0x0008, 0x0020, "DA", "StudyDate");
    public static readonly DicomTag SeriesDate = Define(0x0008, 0x0021, "DA", "SeriesDate");
    public static readonly DicomTag AcquisitionDate = Define(0x0008, 0x0022, "DA", "AcquisitionDate");
    public static readonly DicomTag ContentDate = Define(0x0008, 0x0023, "DA", "ContentDate");
    public static readonly DicomTag AcquisitionDateTime = Define(0x0008, 0x002A, "DT", "AcquisitionDateTime");
    public static readonly DicomTag StudyTime = Define(0x0008, 0x0030, "TM", "StudyTime");
    public static readonly DicomTag SeriesTime = Define(0x0008, 0x0031, "TM", "SeriesTime");
    public static readonly DicomTag AcquisitionTime = Define(0x0008, 0x0032, "TM", "AcquisitionTime");
    public static readonly DicomTag ContentTime = Define(0x0008, 0x0033, "TM", "ContentTime");
    public static readonly DicomTag AccessionNumber = Define(0x0008, 0x0050, "SH", "AccessionNumber");
    public static readonly DicomTag Modality = Define(0x0008, 0x0060, "CS", "Modality");
    public static readonly DicomTag Manufacturer = Define(0x0008, 0x0070, "LO", "Manufacturer");
    public static readonly DicomTag ReferringPhysicianName = Define(0x0008, 0x0090, "PN", "ReferringPhysicianName");
    public static readonly DicomTag CodeValue = Define(0x0008, 0x0100, "SH", "CodeValue");
    public static readonly DicomTag CodingSchemeDesignator = Define(0x0008, 0x0102, "SH", "CodingSchemeDesignator");
    public static readonly DicomTag CodeMeaning = Define(0x0008, 0x0104, "LO", "CodeMeaning");
    public static readonly DicomTag SeriesDescription = Define(0x0008, 0x103E, "LO", "SeriesDescription");
    public static readonly DicomTag ManufacturerModelName = Define(0x0008, 0x1090, "LO", "ManufacturerModelName");
    public static readonly DicomTag ReferencedSeriesSequence = Define(0x0008, 0x1115, "SQ", "ReferencedSeriesSequence");
    public static readonly DicomTag ReferencedImageSequence = Define(0x0008, 0x1140, "SQ", "ReferencedImageSequence");
    public static readonly DicomTag ReferencedInstanceSequence = Define(0x0008, 0x114A, "SQ", "ReferencedInstanceSequence");
    public static readonly DicomTag ReferencedSopClassUid = Define(0x0008, 0x1150, "UI", "ReferencedSOPClassUID");
    public static readonly DicomTag ReferencedSopInstanceUid = Define(0x0008, 0x1155, "UI", "ReferencedSOPInstanceUID");
    public static readonly DicomTag ReferencedFrameNumber = Define(0x0008, 0x1160, "IS", "ReferencedFrameNumber");
    public static readonly DicomTag SourceImageSequence = Define(0x0008, 0x2112, "SQ", "SourceImageSequence");
    public static readonly DicomTag DerivationImageSequence = Define(0x0008, 0x9124, "SQ", "DerivationImageSequence");
    public static readonly DicomTag PatientName = Define(0x0010, 0x0010, "PN", "PatientName");
    public static readonly DicomTag PatientId = Define(0x0010, 0x0020, "LO", "PatientID");
    public static readonly DicomTag PatientBirthDate = Define(0x0010, 0x0030, "DA", "PatientBirthDate");
    public static readonly DicomTag PatientSex = Define(0x0010, 0x0040, "CS", "PatientSex");
    public static readonly DicomTag PatientSize = Define(0x0010, 0x1020, "DS", "PatientSize");
    public static readonly DicomTag PatientWeight = Define(0x0010, 0x1030, "DS", "PatientWeight");
    public static readonly DicomTag Radiopharmaceutical = Define(0x0018, 0x0031, "LO", "Radiopharmaceutical");
    public static readonly DicomTag SliceThickness = Define(0x0018, 0x0050, "DS", "SliceThickness");
    public static readonly DicomTag SpacingBetweenSlices = Define(0x0018, 0x0088, "DS", "SpacingBetweenSlices");
    public static readonly DicomTag RadiopharmaceuticalStartTime = Define(0x0018, 0x1072, "TM", "RadiopharmaceuticalStartTime");
    public static readonly DicomTag RadionuclideTotalDose = Define(0x0018, 0x1074, "DS", "RadionuclideTotalDose");
    public static readonly DicomTag RadionuclideHalfLife = Define(0x0018, 0x1075, "DS", "RadionuclideHalfLife");
    public static readonly DicomTag RadiopharmaceuticalStartDateTime = Define(0x0018, 0x1078, "DT", "RadiopharmaceuticalStartDateTime");
    public static readonly DicomTag ActualFrameDuration = Define(0x0018, 0x1242, "IS", "ActualFrameDuration");
    public static readonly DicomTag DeviceSerialNumber = Define(0x0018, 0x1000, "LO", "DeviceSerialNumber");
    public static readonly DicomTag ConvolutionKernel = Define(0x0018, 0x1210, "SH", "ConvolutionKernel");
    public static readonly DicomTag DecayCorrectionDateTime = Define(0x0018, 0x9701, "DT", "DecayCorrectionDateTime");
    public static readonly DicomTag StudyInstanceUid = Define(0x0020, 0x000D, "UI", "StudyInstanceUID");
    public static readonly DicomTag SeriesInstanceUid = Define(0x0020, 0x000E, "UI", "SeriesInstanceUID");
    public static readonly DicomTag StudyId = Define(0x0020, 0x0010, "SH", "StudyID");
    public static readonly DicomTag SeriesNumber = Define(0x0020, 0x0011, "IS", "SeriesNumber");
    public static readonly DicomTag InstanceNumber = Define(0x0020, 0x0013, "IS", "InstanceNumber");
    public static readonly DicomTag ImagePositionPatient = Define(0x0020, 0x0032, "DS", "ImagePositionPatient");
    public static readonly DicomTag ImageOrientationPatient = Define(0x0020, 0x0037, "DS", "ImageOrientationPatient");
    public static readonly DicomTag FrameOfReferenceUid = Define(0x0020, 0x0052, "UI", "FrameOfReferenceUID");
    public static readonly DicomTag PlanePositionSequence = Define(0x0020, 0x9113, "SQ", "PlanePositionSequence");
    public static readonly DicomTag PlaneOrientationSequence = Define(0x0020, 0x9116, "SQ", "PlaneOrientationSequence");
    public static readonly DicomTag SamplesPerPixel = Define(0x0028, 0x0002, "US", "SamplesPerPixel");
    public static readonly DicomTag PhotometricInterpretation = Define(0x0028, 0x0004, "CS", "PhotometricInterpretation");
    public static readonly DicomTag NumberOfFrames = Define(0x0028, 0x0008, "IS", "NumberOfFrames");
    public static readonly DicomTag FrameIncrementPointer = Define(0x0028, 0x0009, "AT", "FrameIncrementPointer");
    public static readonly DicomTag Rows = Define(0x0028, 0x0010, "US", "Rows");
    public static readonly DicomTag Columns = Define(0x0028, 0x0011, "US", "Columns");
    public static readonly DicomTag PixelSpacing = Define(0x0028, 0x0030, "DS", "PixelSpacing");
    public static readonly DicomTag CorrectedImage = Define(0x0028, 0x0051, "CS", "CorrectedImage");
    public static readonly DicomTag BitsAllocated = Define(0x0028, 0x0100, "US", "BitsAllocated");
    public static readonly DicomTag BitsStored = Define(0x0028, 0x0101, "US", "BitsStored");
    public static readonly DicomTag HighBit = Define(0x0028, 0x0102, "US", "HighBit");
    public static readonly DicomTag PixelRepresentation = Define(0x0028, 0x0103, "US", "PixelRepresentation");
    public static readonly DicomTag RescaleIntercept = Define(0x0028, 0x1052, "DS", "RescaleIntercept");
    public static readonly DicomTag RescaleSlope = Define(0x0028, 0x1053, "DS", "RescaleSlope");
    public static readonly DicomTag LossyImageCompression = Define(0x0028, 0x2110, "CS", "LossyImageCompression");
    public static readonly DicomTag PixelMeasuresSequence = Define(0x0028, 0x9110, "SQ", "PixelMeasuresSequence");
    public static readonly DicomTag RealWorldValueMappingSequence = Define(0x0040, 0x9096, "SQ", "RealWorldValueMappingSequence");
    public static readonly DicomTag MeasurementUnitsCodeSequence = Define(0x0040, 0x08EA, "SQ", "MeasurementUnitsCodeSequence");
    public static readonly DicomTag RealWorldValueIntercept = Define(0x0040, 0x9224, "FD", "RealWorldValueIntercept");
    public static readonly DicomTag RealWorldValueSlope = Define(0x0040, 0x9225, "FD", "RealWorldValueSlope");
    public static readonly DicomTag RadiopharmaceuticalInformationSequence = Define(0x0054, 0x0016, "SQ", "RadiopharmaceuticalInformationSequence");
    public static readonly DicomTag DetectorInformationSequence = Define(0x0054, 0x0022, "SQ", "DetectorInformationSequence");
    public static readonly DicomTag EnergyWindowVector = Define(0x0054, 0x0010, "US", "EnergyWindowVector");
    public static readonly DicomTag DetectorVector = Define(0x0054, 0x0020, "US", "DetectorVector");
    public static readonly DicomTag SliceVector = Define(0x0054, 0x0080, "US", "SliceVector");
    public static readonly DicomTag TimeSlotVector = Define(0x0054, 0x0070, "US", "TimeSlotVector");
    public static readonly DicomTag RrIntervalVector = Define(0x0054, 0x0060, "US", "RRIntervalVector");
    public static readonly DicomTag NumberOfSlices = Define(0x0054, 0x0081, "US", "NumberOfSlices");
    public static readonly DicomTag NumberOfTimeSlices = Define(0x0054, 0x0101, "US", "NumberOfTimeSlices");
    public static readonly DicomTag RadionuclideCodeSequence = Define(0x0054, 0x0300, "SQ", "RadionuclideCodeSequence");
    public static readonly DicomTag RadiopharmaceuticalCodeSequence = Define(0x0054, 0x0304, "SQ", "RadiopharmaceuticalCodeSequence");
    public static readonly DicomTag SeriesType = Define(0x0054, 0x1000, "CS", "SeriesType");
    public static readonly DicomTag Units = Define(0x0054, 0x1001, "CS", "Units");
    public static readonly DicomTag SuvType = Define(0x0054, 0x1006, "CS", "SUVType");
    public static readonly DicomTag DecayCorrection = Define(0x0054, 0x1102, "CS", "DecayCorrection");
    public static readonly DicomTag ReconstructionMethod = Define(0x0054, 0x1103, "LO", "ReconstructionMethod");
    public static readonly DicomTag FrameReferenceTime = Define(0x0054, 0x1300, "DS", "FrameReferenceTime");
    public static readonly DicomTag DecayFactor = Define(0x0054, 0x1321, "DS", "DecayFactor");
    public static readonly DicomTag ImageIndex = Define(0x0054, 0x1330, "US", "ImageIndex");
    public static readonly DicomTag SegmentSequence = Define(0x0062, 0x0002, "SQ", "SegmentSequence");
    public static readonly DicomTag SegmentNumber = Define(0x0062, 0x0004, "US", "SegmentNumber");
    public static readonly DicomTag ReferencedSegmentNumber = Define(0x0062, 0x000B, "US", "ReferencedSegmentNumber");
    public static readonly DicomTag SegmentIdentificationSequence = Define(0x0062, 0x000A, "SQ", "SegmentIdentificationSequence");
    public static readonly DicomTag StructureSetRoiSequence = Define(0x3006, 0x0020, "SQ", "StructureSetROISequence");
    public static readonly DicomTag RoiNumber = Define(0x3006, 0x0022, "IS", "ROINumber");
    public static readonly DicomTag RoiName = Define(0x3006, 0x0026, "LO", "ROIName");
    public static readonly DicomTag RoiContourSequence = Define(0x3006, 0x0039, "SQ", "ROIContourSequence");
    public static readonly DicomTag ContourSequence = Define(0x3006, 0x0040, "SQ", "ContourSequence");
    public static readonly DicomTag ContourGeometricType = Define(0x3006, 0x0042, "CS", "ContourGeometricType");
    public static readonly DicomTag NumberOfContourPoints = Define(0x3006, 0x0046, "IS", "NumberOfContourPoints");
    public static readonly DicomTag ContourData = Define(0x3006, 0x0050, "DS", "ContourData");
    public static readonly DicomTag ReferencedRoiNumber = Define(0x3006, 0x0084, "IS", "ReferencedROINumber");
    public static readonly DicomTag SharedFunctionalGroupsSequence = Define(0x5200, 0x9229, "SQ", "SharedFunctionalGroupsSequence");
    public static readonly DicomTag PerFrameFunctionalGroupsSequence = Define(0x5200, 0x9230, "SQ", "PerFrameFunctionalGroupsSequence");
    public static readonly DicomTag PixelData = Define(0x7FE0, 0x0010, "OW", "PixelData");

    internal static readonly DicomTag Item = new(0xFFFE, 0xE000), ItemEnd = new(0xFFFE, 0xE00D), SequenceEnd = new(0xFFFE, 0xE0DD);

    /// <summary>Of an element whose file does not say it; UN where Islet does not know it either. A private creator is LO.</summary>
    public static string VrOf(DicomTag tag) => Known.TryGetValue(tag, out var known) ? known.Vr : tag.Element == 0 ? "UL" : tag is { IsPrivate: true, Element: >= 0x10 and <= 0xFF } ? "LO" : "UN";

    internal static string? KeywordOf(DicomTag tag) => Known.TryGetValue(tag, out var known) ? known.Keyword : null;

    private static DicomTag Define(ushort group, ushort element, string vr, string keyword)
    {
        var tag = new DicomTag(group, element);
        Known.Add(tag, (vr, keyword));
        return tag;
    }
}
