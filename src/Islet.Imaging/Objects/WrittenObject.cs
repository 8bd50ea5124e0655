using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>An object as a file of DICOM, and by what others refer to it.</summary>
public sealed record WrittenObject(string SopClassUid, string SopInstanceUid, string SeriesUid, ReadOnlyMemory<byte> File)
{
    internal const string Segmentation = "1.2.840.10008.5.1.4.1.1.66.4", LabelMap = "1.2.840.10008.5.1.4.1.1.66.7", Structures = "1.2.840.10008.5.1.4.1.1.481.3", ValueMap = "1.2.840.10008.5.1.4.1.1.67",
        EnhancedReport = "1.2.840.10008.5.1.4.1.1.88.22", Report = "1.2.840.10008.5.1.4.1.1.88.33", Report3D = "1.2.840.10008.5.1.4.1.1.88.34";

    /// <summary>Series and instance are named after what the object holds.</summary>
    internal static WrittenObject Of(DicomDraft draft, string sopClass, string syntax = TransferSyntax.ExplicitLittle)
    {
        draft.Text(Tags.SopClassUid, sopClass);
        using var content = new MemoryStream();
        draft.WriteTo(content, isExplicit: false); // any value fits its length
        var bytes = content.ToArray();
        var (series, instance) = (DerivedUid.Of("series", bytes), DerivedUid.Of("instance", bytes));
        draft.Text(Tags.SeriesInstanceUid, series).Text(Tags.SopInstanceUid, instance);
        return new(sopClass, instance, series, draft.ToFile(syntax));
    }
}
