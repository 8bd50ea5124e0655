using Islet.Course;

namespace Islet.Imaging.Dicom;

/// <summary>How the numbers of an image are stored (PS3.3 C.7.6.3).</summary>
internal readonly record struct PixelFormat(int Rows, int Columns, int Frames, int Allocated, int Stored, int HighBit, bool Signed)
{
    public int FrameLength => Rows * Columns;

    public int FrameBytes => FrameLength * Allocated / 8;

    /// <summary>Unsigned numbers of all 16 bits are kept less this, and the image's intercept gives it back.</summary>
    public int Offset => !Signed && Stored == 16 ? 32768 : 0;

    /// <summary>The largest number that can be stored (pet-quantification 3.11).</summary>
    public int Largest => Signed ? (1 << (Stored - 1)) - 1 : (1 << Stored) - 1;

    /// <exception cref="RefusedException">E_PIXELS: no image of one sample and at most 16 bits.</exception>
    public static PixelFormat Of(DicomFile file)
    {
        var (set, where) = (file.Data, file.Where);
        if (!file.HasPixels)
            throw DicomProblems.Pixels(where, "no pixels", $"{Tags.PixelData}");
        int Get(DicomTag tag, int? otherwise = null) => set.Has(tag) || otherwise is null
            ? set.Whole(tag) ?? throw DicomProblems.Pixels($"{where}, {tag}", set.Has(tag) ? "no whole number" : "absent", "a whole number") : otherwise.Value;
        var allocated = Get(Tags.BitsAllocated);
        var stored = Get(Tags.BitsStored, allocated);
        var format = new PixelFormat(Get(Tags.Rows), Get(Tags.Columns), Get(Tags.NumberOfFrames, 1), allocated, stored, Get(Tags.HighBit, stored - 1), Get(Tags.PixelRepresentation, 0) == 1);
        if (Get(Tags.SamplesPerPixel, 1) != 1 || format.Allocated is not (8 or 16) || format.Stored < 1 || format.Stored > format.Allocated || format.HighBit < format.Stored - 1 || format.HighBit >= format.Allocated)
            throw DicomProblems.Pixels($"{where}, {Tags.BitsAllocated}, {Tags.BitsStored}, {Tags.HighBit}, {Tags.SamplesPerPixel}", "another form", "one sample of 8 or 16 bits");
        if (format.Rows is < 1 or > DicomLimits.Side || format.Columns is < 1 or > DicomLimits.Side || format.Frames < 1 || (long)format.FrameLength * format.Frames > DicomLimits.Voxels)
            throw DicomProblems.Pixels($"{where}, {Tags.Rows}, {Tags.Columns}, {Tags.NumberOfFrames}", "a size that no image has", FormattableString.Invariant($"1 to {DicomLimits.Side} rows and columns"));
        return format;
    }
}
