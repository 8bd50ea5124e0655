using System.Text.Json.Serialization;
using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Suv;

namespace Islet.Imaging.Quantify;

/// <summary>Under what an image was made: where these differ, or are not known, numbers of two images are not compared (pet-quantification 6 and 10).</summary>
/// <param name="Day">Of acquisition, as the file has it; a de-identified file may have it shifted.</param>
/// <param name="Scanner">Manufacturer, model and serial number of the device.</param>
/// <param name="Reconstruction">Method, filter and voxel size; of a SPECT protocol, calibration and voxel size, for its header has no method.</param>
/// <param name="UptakeMin">Minutes from injection to the moment to which the values belong; for decay-corrected images the begin of the scan.</param>
/// <param name="Ssa">Whether a somatostatin analogue was given within its usual interval before; null: not recorded.</param>
public sealed record ScanConditions(TracerKind Kind, string? Nuclide, DateOnly? Day, string? Scanner, string? Reconstruction, double? UptakeMin, bool? Ssa, string? FrameOfReference, string? StudyUid)
{
    private const int Longest = 64; // of a text of the file, VR LO

    /// <summary>"SPECT"; null: a PET. Never in one series of values (pet-quantification 3.10).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Modality { get; init; }

    /// <param name="kind">As a person says it; null: as the tracer's name does.</param>
    /// <exception cref="RefusedException">E_PET_TRACER: neither says it.</exception>
    public static ScanConditions Of(SuvImage image, TracerKind? kind, bool? ssa)
    {
        var (header, grid) = (image.Series.Header, image.Image.Grid);
        var (maker, model, serial) = (Text(header, Tags.Manufacturer), Text(header, Tags.ManufacturerModelName), Text(header, Tags.DeviceSerialNumber));
        var spect = image.Series.IsSpect;
        var (method, kernel) = spect ? (Text(header, Tags.ProtocolName), image.Suv.Path) : (Text(header, Tags.ReconstructionMethod), Text(header, Tags.ConvolutionKernel));
        var day = DicomTime.Date(header.Text(Tags.AcquisitionDate)) ?? DicomTime.Date(header.Text(Tags.SeriesDate)) ?? DicomTime.Date(header.Text(Tags.StudyDate));
        return new(kind ?? TracerKinds.Of(Tracer.NameOf(header)) ?? throw Unknown(image), image.Suv.Nuclide, day is { } known ? DateOnly.FromDateTime(known) : null,
            maker is null || model is null ? null : string.Join(' ', new[] { maker, model, serial }.OfType<string>()),
            method is null ? null : FormattableString.Invariant($"{(kernel is null ? method : $"{method}, {kernel}")}, {grid.ColumnMm:0.###} × {grid.RowMm:0.###} × {grid.SliceMm:0.###} mm"),
            image.Suv.Elapsed?.TotalMinutes, ssa, Uid(header.Text(Tags.FrameOfReferenceUid)), Uid(header.Text(Tags.StudyInstanceUid))) { Modality = spect ? image.Modality : null };
    }

    private static RefusedException Unknown(SuvImage image) => new("E_PET_TRACER", $"series {image.Series.Uid}", "a tracer whose name says neither a somatostatin receptor nor FDG", "one of the two",
        "Say which it is (--tracer sst or --tracer fdg): what is healthy uptake hangs on it.");

    private static string? Uid(string? text) => UidText.IsUid(text) ? text : null;

    private static string? Text(DicomSet header, DicomTag tag) => header.Text(tag) is { } text ? string.Concat(text.Take(Longest).Where(c => !char.IsControl(c))) : null;
}
