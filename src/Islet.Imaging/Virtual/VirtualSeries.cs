using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Islet.Imaging.Dicom;
using Islet.Imaging.Suv;

namespace Islet.Imaging.Virtual;

/// <summary>The virtual patient's images as DICOM files (PS3.3 A.21 PET Image, A.3 CT Image), in each of which it says that nobody is meant. No name, no date of birth.</summary>
internal static class VirtualSeries
{
    private const string PetClass = "1.2.840.10008.5.1.4.1.1.128", CtClass = "1.2.840.10008.5.1.4.1.1.2";

    private const double BedMm = 150, BedS = 150; // a bed position and its time

    /// <param name="suv">SUVbw.</param>
    public static IEnumerable<(int Number, Func<byte[]> File)> Pet(VirtualPatient patient, VirtualStudy study, VoxelImage suv) => Enumerable.Range(0, suv.Grid.Slices).Select(z => (z + 1, new Func<byte[]>(() => PetSlice(patient, study, suv, z))));

    /// <param name="hu">HU.</param>
    public static IEnumerable<(int Number, Func<byte[]> File)> Ct(VirtualPatient patient, VirtualStudy study, VoxelImage hu) => Enumerable.Range(0, hu.Grid.Slices).Select(z => (z + 1, new Func<byte[]>(() => CtSlice(patient, study, hu, z))));

    /// <summary>A UID of no registered root: a UUID as a number (PS3.5 B.2), made of what it names, so the same each time.</summary>
    public static string Uid(VirtualPatient patient, params string[] parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"islet virtual 1/{patient.Seed}/{patient.Whole}/{string.Join('/', parts)}")))[..16];
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80)); // RFC 9562: version 8, variant 10
        return "2.25." + new BigInteger(hash, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
    }

    private static byte[] PetSlice(VirtualPatient patient, VirtualStudy study, VoxelImage suv, int z)
    {
        var grid = suv.Grid;
        // Written with ten digits at most and read back, so that the file's own slope makes the integers.
        var slope = Math.Max(1e-3, Math.Round(suv.Values(z).ToArray().Max() * study.BqMlPerSuv / 32000, 6));
        var pixels = new byte[2 * grid.SliceLength];
        for (var i = 0; i < grid.SliceLength; i++)
            BinaryPrimitives.WriteInt16LittleEndian(pixels.AsSpan(2 * i), (short)Math.Round(suv.Values(z)[i] * study.BqMlPerSuv / slope));
        var bed = (int)((z * grid.SliceMm) / BedMm);
        var acquired = study.Scanned.AddSeconds(bed * BedS);
        var halfLife = new HalfLife(study.Nuclide.HalfLifeS, study.Nuclide);
        var mean = halfLife.AverageTimeS(BedS);
        return Slice(patient, study, grid, z, "PT", PetClass, 2, "SYNTHETIC " + (study.Fdg ? "FDG PET" : "SST PET"))
            .Text(Tags.ImageType, "ORIGINAL", "PRIMARY").Text(Tags.SeriesTime, Clock(study.Scanned)).Text(Tags.AcquisitionDate, Day(acquired)).Text(Tags.AcquisitionTime, Clock(acquired)).Text(Tags.ContentTime, Clock(acquired))
            .Number(Tags.ActualFrameDuration, BedS * 1000).Number(Tags.FrameReferenceTime, Math.Round(1000 * ((bed * BedS) + mean), 3)).Number(Tags.DecayFactor, Math.Round(Math.Pow(2, ((bed * BedS) + mean) / study.Nuclide.HalfLifeS), 8))
            .Text(Tags.Units, "BQML").Text(Tags.DecayCorrection, "START").Text(Tags.CorrectedImage, "DECY", "ATTN", "SCAT", "DTIM", "RAN", "RADL", "NORM").Text(Tags.SeriesType, "WHOLE BODY", "IMAGE")
            .TextAs(new(0x0054, 0x1002), "CS", "EMISSION").TextAs(new(0x0018, 0x1181), "CS", "NONE").TextAs(new(0x0054, 0x1100), "CS", "DLYD").TextAs(new(0x0054, 0x1101), "LO", "synthetic").TextAs(new(0x0054, 0x1103), "LO", "synthetic, no reconstruction")
            .TextAs(new(0x0054, 0x1105), "LO", "synthetic").Number(Tags.NumberOfSlices, grid.Slices).Number(Tags.ImageIndex, z + 1)
            .Sequence(Tags.RadiopharmaceuticalInformationSequence, Injection(study)).Sequence(new(0x0054, 0x0410), Code("102538003", "SCT", "recumbent").Sequence(new(0x0054, 0x0412), Code("40199007", "SCT", "supine")))
            .Sequence(new(0x0054, 0x0414), Code("102540008", "SCT", "headfirst"))
            .Number(Tags.RescaleSlope, slope).Number(Tags.RescaleIntercept, 0).Number(Tags.PixelRepresentation, 1).Bytes(Tags.PixelData, "OW", pixels).ToFile();
    }

    private static DicomDraft Injection(VirtualStudy study)
    {
        var injected = new DicomDraft().Text(Tags.Radiopharmaceutical, study.Fdg ? "F-18 FDG" : "Ga-68 DOTATATE").TextAs(new(0x0018, 0x1070), "LO", "Intravenous route").Text(Tags.RadiopharmaceuticalStartTime, Clock(study.Injected))
            .Text(Tags.RadiopharmaceuticalStartDateTime, Day(study.Injected) + Clock(study.Injected)).Number(Tags.RadionuclideTotalDose, study.DoseBq).Number(Tags.RadionuclideHalfLife, study.Nuclide.HalfLifeS)
            .NumberAs(new(0x0018, 0x1076), "DS", study.Fdg ? 0.9673 : 0.8891) // positron fraction
            .Sequence(Tags.RadionuclideCodeSequence, study.Fdg ? Code("77004003", "SCT", "^18^Fluorine") : Code("35337001", "SCT", "^68^Gallium"));
        return injected.Sequence(Tags.RadiopharmaceuticalCodeSequence, study.Fdg ? Code("35321007", "SCT", "Fluorodeoxyglucose F^18^") : Code("C1742831", "UMLS", "tyrosine-3-octreotate Ga^68^"));
    }

    private static byte[] CtSlice(VirtualPatient patient, VirtualStudy study, VoxelImage hu, int z)
    {
        var grid = hu.Grid;
        var pixels = new byte[2 * grid.SliceLength];
        for (var i = 0; i < grid.SliceLength; i++)
            BinaryPrimitives.WriteInt16LittleEndian(pixels.AsSpan(2 * i), (short)Math.Clamp(Math.Round(hu.Values(z)[i]) + 1024, 0, 4095));
        var acquired = study.Scanned.AddMinutes(-3);
        return Slice(patient, study, grid, z, "CT", CtClass, 3, "SYNTHETIC low-dose CT")
            .Text(Tags.ImageType, "ORIGINAL", "PRIMARY", "AXIAL").Text(Tags.SeriesTime, Clock(acquired)).Text(Tags.AcquisitionDate, Day(acquired)).Text(Tags.AcquisitionTime, Clock(acquired)).Text(Tags.ContentTime, Clock(acquired))
            .NumberAs(new(0x0018, 0x0060), "DS", 100).NumberAs(new(0x0020, 0x0012), "IS", 1).TextAs(new(0x0018, 0x5100), "CS", "HFS").NumberAs(new(0x0018, 0x1151), "IS", 40).TextAs(new(0x0018, 0x1210), "SH", "synthetic")
            .Number(Tags.RescaleSlope, 1).Number(Tags.RescaleIntercept, -1024).TextAs(new(0x0028, 0x1054), "LO", "HU").Number(Tags.PixelRepresentation, 0).Number(Tags.BitsStored, 12).Number(Tags.HighBit, 11).Bytes(Tags.PixelData, "OW", pixels).ToFile();
    }

    /// <summary>What both have: patient, study, series, frame of reference, equipment, pixels (PS3.3 C.7).</summary>
    private static DicomDraft Slice(VirtualPatient patient, VirtualStudy study, ImageGrid grid, int z, string modality, string sopClass, int number, string description)
    {
        var at = grid.Centre(z, 0, 0);
        return new DicomDraft().Text(Tags.SpecificCharacterSet, "ISO_IR 100").Text(Tags.SopClassUid, sopClass).Text(Tags.SopInstanceUid, Uid(patient, study.Name, modality, z.ToString(CultureInfo.InvariantCulture)))
            .Text(Tags.StudyDate, Day(study.Scanned)).Text(Tags.SeriesDate, Day(study.Scanned)).Text(Tags.ContentDate, Day(study.Scanned)).Text(Tags.StudyTime, Clock(study.Scanned)).Text(Tags.AccessionNumber, "")
            .Text(Tags.Modality, modality).Text(Tags.Manufacturer, "Islet, synthetic").Text(Tags.ManufacturerModelName, "virtual patient").Text(Tags.ReferringPhysicianName, "")
            .TextAs(new(0x0008, 0x1030), "LO", "SYNTHETIC PET/CT").Text(Tags.SeriesDescription, description)
            .Text(Tags.PatientName, "").Text(Tags.PatientId, patient.PatientId).Text(Tags.PatientBirthDate, "").Text(Tags.PatientSex, "F").Number(Tags.PatientWeight, VirtualBody.WeightKg).Number(Tags.PatientSize, VirtualBody.HeightM)
            .TextAs(new(0x0010, 0x4000), "LT", "Synthetic images of nobody, made by Islet.").TextAs(new(0x0012, 0x0062), "CS", "YES").TextAs(new(0x0012, 0x0063), "LO", "synthetic: no person")
            .TextAs(new(0x0018, 0x0015), "CS", "WHOLEBODY").Number(Tags.SliceThickness, grid.SliceMm).Text(Tags.StudyInstanceUid, Uid(patient, study.Name)).Text(Tags.SeriesInstanceUid, Uid(patient, study.Name, modality)).Text(Tags.StudyId, study.Name)
            .Number(Tags.SeriesNumber, number).Number(Tags.InstanceNumber, z + 1).Number(Tags.ImagePositionPatient, Short(at.X), Short(at.Y), Short(at.Z)).Number(Tags.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
            .Text(Tags.FrameOfReferenceUid, Uid(patient, study.Name, "frame")).TextAs(new(0x0020, 0x1040), "LO", "").TextAs(new(0x0018, 0x1000), "LO", "0").TextAs(new(0x0018, 0x1020), "LO", "1")
            .Number(Tags.SamplesPerPixel, 1).Text(Tags.PhotometricInterpretation, "MONOCHROME2").Number(Tags.Rows, grid.Rows).Number(Tags.Columns, grid.Columns).Number(Tags.PixelSpacing, grid.RowMm, grid.ColumnMm)
            .Number(Tags.BitsAllocated, 16).Number(Tags.BitsStored, 16).Number(Tags.HighBit, 15);
    }

    private static DicomDraft Code(string value, string scheme, string meaning) => new DicomDraft().Text(Tags.CodeValue, value).Text(Tags.CodingSchemeDesignator, scheme).Text(Tags.CodeMeaning, meaning);

    private static double Short(double mm) => Math.Round(mm, 4);

    private static string Day(DateTime at) => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Clock(DateTime at) => at.ToString("HHmmss", CultureInfo.InvariantCulture);
}
