using System.Buffers.Binary;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Nifti;
using Islet.Tests.Imaging.Dicom;
using Xunit.Abstractions;

namespace Islet.Tests.Imaging.Nifti;

public class NiftiTests(ITestOutputHelper output)
{
    private static readonly ImageGrid Grid = new() { Slices = 4, Rows = 3, Columns = 2, Origin = new(-10, -20, 100), ColumnMm = 5, RowMm = 4, SliceMm = 3 };

    [Theory]
    [InlineData(true, 2), InlineData(false, 2), InlineData(true, 4), InlineData(true, 16), InlineData(true, 64), InlineData(false, 512)]
    public void A_label_lies_on_its_voxel_whatever_the_kind_and_order_of_its_bytes(bool little, short kind)
    {
        // NIfTI's x and y grow to the right and to the front, so an image as DICOM stores it has negative steps there.
        var labels = Read(File(little, kind, [-5, 0, 0, 10, 0, -4, 0, 20, 0, 0, 3, 100], (0, 1, 2, 7))).LabelsOn(Grid);
        Assert.Equal(7, Assert.Single(labels, l => l != 0));
        Assert.Equal(7, labels[(((2 * 3) + 1) * 2) + 0]);
    }

    [Fact]
    public void Axes_may_run_the_other_way()
    {
        // x from the other end: origin at the last column, steps towards the first
        var labels = Read(File(true, 2, [5, 0, 0, 5, 0, -4, 0, 20, 0, 0, 3, 100], (0, 1, 2, 7))).LabelsOn(Grid);
        Assert.Equal(7, labels[(((2 * 3) + 1) * 2) + 1]);
    }

    [Fact]
    public void A_mask_on_other_voxels_is_refused_and_never_resampled()
    {
        Assert.All<float[]>([[-5, 0, 0, 12, 0, -4, 0, 20, 0, 0, 3, 100], [-5, 0, 0, 10, 0, -4, 0, 20, 0, 0, 2, 100], [-5, 0, 0, 40, 0, -4, 0, 20, 0, 0, 3, 100]],
            affine => Assert.Equal("E_MASK_GRID", Assert.Throws<RefusedException>(() => Read(File(true, 2, affine, (0, 1, 2, 7))).LabelsOn(Grid)).Problem.Code));
    }

    [Fact]
    public void Damaged_files_are_refused()
    {
        byte[][] whole = [.. ((short[])[2, 4, 16, 512]).Select(kind => File(true, kind, [-5, 0, 0, 10, 0, -4, 0, 20, 0, 0, 3, 100], (0, 1, 2, 7))), File(false, 64, [-5, 0, 0, 10, 0, -4, 0, 20, 0, 0, 3, 100], (0, 1, 2, 7))];
        output.WriteLine(DamagedFiles.Run([.. whole, Packed(whole[0])], 6_000, bytes =>
        {
            try
            {
                _ = Read(bytes).LabelsOn(Grid);
            }
            catch (RefusedException refused)
            {
                Assert.Contains(refused.Problem.Code, (string[])["E_NIFTI", "E_MASK_GRID"]);
                throw;
            }
        }, 348, from: 0));
    }

    private static byte[] Packed(byte[] plain)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(plain);
        return bytes.ToArray();
    }

    private static NiftiFile Read(byte[] bytes)
    {
        using var plain = new MemoryStream(bytes);
        return NiftiFile.Read(plain);
    }

    private static byte[] File(bool little, short kind, float[] affine, (int X, int Y, int Z, int Label) at)
    {
        var size = kind switch { 2 => 1, 4 or 512 => 2, 16 => 4, _ => 8 };
        var bytes = new byte[352 + (24 * size)];
        void Short(int to, short v) { if (little) BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(to), v); else BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(to), v); }
        void Float(int to, float v) { if (little) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(to), v); else BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(to), v); }
        if (little)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, 348);
        else
            BinaryPrimitives.WriteInt32BigEndian(bytes, 348);
        foreach (var (to, v) in new[] { (40, 3), (42, 2), (44, 3), (46, 4), (48, 1), (70, kind), (254, 1) })
            Short(to, (short)v);
        Float(108, 352);
        for (var i = 0; i < 12; i++)
            Float(280 + (4 * i), affine[i]);
        "n+1\0"u8.CopyTo(bytes.AsSpan(344));
        var place = 352 + (size * (at.X + (2 * (at.Y + (3 * at.Z)))));
        switch (kind)
        {
            case 2: bytes[place] = (byte)at.Label; break;
            case 4 or 512: Short(place, (short)at.Label); break;
            case 16: Float(place, at.Label); break;
            default: BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(place), at.Label); break;
        }
        return bytes;
    }
}
