namespace Islet.Imaging.Dicom;

/// <summary>One element: where its value lies in the file, or the items of a sequence.</summary>
internal readonly record struct DicomElement(DicomTag Tag, string Vr, int Offset, int Length, DicomSet[]? Items);

/// <summary>The bytes on which the elements of a file lie; cut to the header once it is read.</summary>
internal sealed class DicomBytes(byte[] data)
{
    public byte[] Data { get; set; } = data;
}
