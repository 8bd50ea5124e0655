using System.Buffers.Binary;
using System.IO.Compression;
using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Tests.Imaging.Dicom;

public class DicomReaderTests
{
    private static readonly string[] Structural = ["E_DICOM_TRUNCATED", "E_DICOM_FORM", "E_DICOM_DEPTH", "E_DICOM_SIZE"];

    [Fact]
    public void What_is_written_is_read_back()
    {
        var file = PetDraft.File(PetDraft.Slice(1).Text(Tags.SeriesDescription, "Ünïcode"));
        Assert.Equal((TransferSyntax.ExplicitLittle, "BQML", 70.0, 2), (file.Syntax, file.Data.Text(Tags.Units), file.Data.Number(Tags.PatientWeight), file.Data.Whole(Tags.Rows)));
        Assert.Equal("Ünïcode", file.Data.Text(Tags.SeriesDescription));
        Assert.Equal(4062.6, file.Data.Item(Tags.RadiopharmaceuticalInformationSequence)!.Number(Tags.RadionuclideHalfLife));
        Assert.Equal(["DECY", "ATTN"], file.Data.Texts(Tags.CorrectedImage));
        Assert.Equal([-10, -20, 103], file.Data.Numbers(Tags.ImagePositionPatient));
        Assert.Null(file.Data.Text(Tags.DecayFactor));
    }

    [Theory]
    [InlineData(0.1), InlineData(1.0 / 3), InlineData(-2.429029766e-4), InlineData(123456789.123456789), InlineData(1e-300)]
    public void A_decimal_string_keeps_what_sixteen_bytes_hold(double value)
    {
        var read = PetDraft.File(PetDraft.Slice(0).Number(Tags.RescaleSlope, value)).Data;
        Assert.InRange(read.Text(Tags.RescaleSlope)!.Length, 1, 16);
        Assert.InRange(read.Number(Tags.RescaleSlope)!.Value / value, 1 - 1e-8, 1 + 1e-8);
    }

    [Fact]
    public void Big_endian_deflated_and_unprefaced_files_hold_the_same()
    {
        var plain = PetDraft.Slice(0).ToFile();
        var start = MetaEnd(plain);
        using var deflated = new MemoryStream();
        deflated.Write(Meta(plain, start, TransferSyntax.Deflated));
        using (var packer = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            packer.Write(plain, start, plain.Length - start);
        byte[][] forms = [deflated.ToArray(), plain[start..], [.. plain, .. new byte[300]]];
        foreach (var form in forms)
        {
            var file = DicomFile.Read(form, "a file")!;
            Assert.Equal(70, file.Data.Number(Tags.PatientWeight));
            Assert.Equal([10, 11, 12, 13, 14, 15], Pixels(file));
        }
    }

    [Fact]
    public void Big_endian_numbers_and_pixels_are_turned()
    {
        var little = PetDraft.Slice(0).ToFile();
        var start = MetaEnd(little);
        byte[] big = [.. Meta(little, start, TransferSyntax.ExplicitBig), .. ToBig(little.AsSpan(start))];
        var file = DicomFile.Read(big, "a file")!;
        Assert.Equal((2, 3, 70.0), (file.Data.Whole(Tags.Rows), file.Data.Whole(Tags.Columns), file.Data.Number(Tags.PatientWeight)));
        Assert.Equal(4062.6, file.Data.Item(Tags.RadiopharmaceuticalInformationSequence)!.Number(Tags.RadionuclideHalfLife));
        Assert.Equal([10, 11, 12, 13, 14, 15], Pixels(file));
    }

    [Theory]
    [InlineData(12, 11, true), InlineData(12, 11, false), InlineData(10, 15, false), InlineData(16, 15, false), InlineData(16, 15, true)]
    public void Only_the_stored_bits_count(int stored, int high, bool negative)
    {
        int[] values = negative ? [0, 1, -1, (1 << (stored - 1)) - 1, -(1 << (stored - 1)), 5] : [0, 1, 2, (1 << stored) - 1, 1 << (stored - 1), 5];
        var (down, mask) = (high + 1 - stored, (1 << stored) - 1);
        var bytes = new byte[12];
        for (var i = 0; i < 6; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)(((values[i] & mask) << down) | (~(mask << down) & 0xA5A5)));
        var series = PetDraft.Series(1, (s, _) => s.Number(Tags.BitsStored, stored).Number(Tags.HighBit, high).Number(Tags.PixelRepresentation, negative ? 1 : 0).Number(Tags.SliceThickness, 3).Number(Tags.RescaleSlope, 2).Number(Tags.RescaleIntercept, 7).Bytes(Tags.PixelData, "OW", bytes));
        var image = SeriesImage.Load(SliceOrder.Of(series, SeriesChoices.None), true);
        Assert.Equal(values.Select(v => (2.0 * v) + 7), Enumerable.Range(0, 6).Select(i => image.Image[0, i / 3, i % 3]));
        Assert.Contains(image.Warnings, w => w.Code == "W_INTERCEPT");
    }

    [Fact]
    public void Sequences_nested_a_million_deep_and_a_million_empty_items_are_refused()
    {
        byte[] open = [0x08, 0x00, 0x15, 0x11, (byte)'S', (byte)'Q', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0x00, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF], item = [0xFE, 0xFF, 0x00, 0xE0, 0, 0, 0, 0];
        var head = Head();
        Assert.Equal("E_DICOM_DEPTH", Refused([.. head, .. Enumerable.Repeat(open, 1_000_000).SelectMany(b => b)]));
        Assert.Equal("E_DICOM_SIZE", Refused([.. head, .. open[..12], .. Enumerable.Repeat(item, 1_100_000).SelectMany(b => b)]));
    }

    [Fact]
    public void Lengths_that_lie_are_refused_without_memory()
    {
        byte[] lie = [0x09, 0x00, 0x10, 0x10, (byte)'O', (byte)'B', 0, 0, 0xF0, 0xFF, 0xFF, 0x7F];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("E_DICOM_TRUNCATED", Refused([.. Head(), .. lie]));
        var series = PetDraft.Series(1, (s, _) => s.Number(Tags.Rows, 8000).Number(Tags.Columns, 8000).Number(Tags.SliceThickness, 3));
        Assert.Equal("E_DICOM_TRUNCATED", Assert.Throws<RefusedException>(() => SeriesImage.Load(SliceOrder.Of(series, SeriesChoices.None), true)).Problem.Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8_000_000);
    }

    [Fact]
    public void A_deflated_file_that_would_fill_the_memory_is_refused()
    {
        var plain = PetDraft.Slice(0).ToFile();
        using var bomb = new MemoryStream();
        bomb.Write(Meta(plain, MetaEnd(plain), TransferSyntax.Deflated));
        using (var packer = new DeflateStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
            for (var i = 0; i < 300; i++)
                packer.Write(new byte[1 << 20]);
        Assert.Equal("E_DICOM_SIZE", Refused(bomb.ToArray()));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_or_lacks_its_pixels_and_is_never_read_short()
    {
        var whole = PetDraft.Slice(0).ToFile();
        for (var length = 133; length < whole.Length; length++)
        {
            try
            {
                var file = DicomFile.Read(whole[..length], "a file");
                Assert.True(file is null || !file.HasPixels || Assert.Throws<RefusedException>(() => Pixels(file)).Problem.Code == "E_DICOM_TRUNCATED");
            }
            catch (RefusedException refused)
            {
                Assert.Contains(refused.Problem.Code, Structural);
            }
        }
    }

    [Fact]
    public void Text_and_pictures_are_no_DICOM() => Assert.All<byte[]>([[], "hello"u8.ToArray(), new byte[500], [0x89, .. "PNG\r\n"u8, .. new byte[300]]], bytes => Assert.Null(DicomFile.Read(bytes, "a file")));

    [Fact]
    public void No_value_of_a_file_that_may_be_a_name_reaches_a_message()
    {
        const string Name = "ANDERSSON^ANNA";
        DicomTag[] spoilt = [Tags.Units, Tags.DecayCorrection, Tags.CorrectedImage, Tags.PatientWeight, Tags.PatientSex, Tags.SuvType, Tags.SeriesTime, Tags.AcquisitionTime, Tags.SeriesInstanceUid, Tags.RescaleSlope,
            Tags.ImagePositionPatient, Tags.ImageOrientationPatient, Tags.PixelSpacing, Tags.Rows, Tags.BitsAllocated, Tags.SeriesType];
        DicomTag[] nested = [Tags.RadionuclideTotalDose, Tags.RadionuclideHalfLife, Tags.RadiopharmaceuticalStartTime, Tags.RadiopharmaceuticalStartDateTime];
        var messages = new List<string>();
        void Try(Action<DicomDraft> change)
        {
            var slice = PetDraft.Slice(0).Text(Tags.PatientName, Name).Sequence(Tags.ReferencedImageSequence, new DicomDraft().Text(Tags.PatientName, Name).Sequence(Tags.SourceImageSequence, new DicomDraft().Text(Tags.ReferringPhysicianName, Name)));
            change(slice);
            var folder = PetDraft.Folder(slice, PetDraft.Slice(1).Text(Tags.PatientName, Name));
            messages.AddRange(folder.Problems.Select(p => p.ToString()));
            foreach (var series in folder.Series)
                try
                {
                    var image = SuvImage.Load(series, SeriesChoices.None, SuvChoices.None);
                    messages.AddRange(image.Warnings.Concat(image.Suv.Remarks).Select(p => p.ToString()));
                }
                catch (RefusedException refused)
                {
                    messages.Add(refused.Message);
                }
        }
        foreach (var tag in spoilt)
            Try(s => s.TextAs(tag, "LO", Name));
        foreach (var tag in nested)
            Try(s => s.Sequence(Tags.RadiopharmaceuticalInformationSequence, PetDraft.Injected().Text(Tags.RadiopharmaceuticalStartDateTime, "").Text(Tags.RadiopharmaceuticalStartTime, "").TextAs(tag, "LO", Name)));
        Assert.True(messages.Count >= spoilt.Length);
        Assert.DoesNotContain(messages, m => m.Contains("ANDERSSON", StringComparison.OrdinalIgnoreCase));
    }

    [SkippableFact] // dcmtk and gdcm write what Islet does not decode itself
    public void Lossless_syntaxes_of_other_programs_hold_the_same_pixels()
    {
        var folder = Directory.CreateTempSubdirectory("islet-syntax-");
        try
        {
            var plain = Path.Combine(folder.FullName, "plain.dcm");
            var noise = new byte[2 * 40 * 50];
            new Random(3).NextBytes(noise);
            Array.Clear(noise, 0, 1000);
            File.WriteAllBytes(plain, PetDraft.Slice(0, rows: 40, columns: 50).Number(Tags.PixelRepresentation, 0).Text(Tags.PhotometricInterpretation, "MONOCHROME2").Bytes(Tags.PixelData, "OW", noise).ToFile());
            var expected = Pixels(DicomFile.Open(plain, "plain")!);
            foreach (var way in (string[])["--rle", "--jpeg", "--jpegls", "--j2k"])
            {
                var packed = Path.Combine(folder.FullName, "packed" + way + ".dcm");
                Skip.IfNot(Ran("gdcmconv", way, plain, packed), "Skipped: gdcmconv is not here (Debian: libgdcm-tools); JPEG-LS and JPEG 2000 are not checked.");
                Assert.Equal(expected, Pixels(DicomFile.Open(packed, way)!));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public void Other_programs_read_what_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("islet-written-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.dcm");
            File.WriteAllBytes(path, PetDraft.Slice(0).ToFile());
            Skip.IfNot(Ran("dcmdump", "-q", path), "Skipped: dcmdump is not here (Debian: dcmtk); written files are read by Islet alone.");
            Assert.True(Ran("dcmconv", "+ti", path, path + ".implicit"));
            Assert.Equal([10, 11, 12, 13, 14, 15], Pixels(DicomFile.Open(path + ".implicit", "implicit")!));
            Assert.True(Ran("dcmconv", "+tb", path, path + ".big"));
            Assert.Equal([10, 11, 12, 13, 14, 15], Pixels(DicomFile.Open(path + ".big", "big")!));
            Assert.True(Ran("dcmconv", "+td", path, path + ".deflated"));
            Assert.Equal([10, 11, 12, 13, 14, 15], Pixels(DicomFile.Open(path + ".deflated", "deflated")!));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Ran(string program, params string[] words)
    {
        try
        {
            using var running = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            _ = running.StandardError.ReadToEndAsync();
            _ = running.StandardOutput.ReadToEnd();
            running.WaitForExit();
            return running.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Refused(byte[] file) => Assert.Throws<RefusedException>(() => DicomFile.Read(file, "a file")).Problem.Code;

    private static short[] Pixels(DicomFile file)
    {
        var format = PixelFormat.Of(file);
        var pixels = new short[format.FrameLength];
        PixelReader.Read(file, format, 0, pixels);
        return pixels;
    }

    private static byte[] Head()
    {
        var file = new DicomDraft().Text(Tags.SopClassUid, "1.2").Text(Tags.SopInstanceUid, "1.2").ToFile();
        return file;
    }

    private static int MetaEnd(byte[] file) => 144 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(140));

    /// <summary>The same preamble and group 0002 with another transfer syntax.</summary>
    private static byte[] Meta(byte[] file, int end, string syntax)
    {
        var text = System.Text.Encoding.ASCII.GetBytes(syntax.Length % 2 == 0 ? syntax : syntax + "\0");
        var at = file.AsSpan(0, end).IndexOf((ReadOnlySpan<byte>)[0x02, 0x00, 0x10, 0x00]);
        var old = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 6));
        return [.. file.AsSpan(0, at + 6), (byte)text.Length, 0, .. text, .. file.AsSpan(at + 8 + old, end - at - 8 - old)];
    }

    /// <summary>Explicit little endian without undefined lengths, turned.</summary>
    private static byte[] ToBig(ReadOnlySpan<byte> little)
    {
        var big = new List<byte>();
        for (var at = 0; at < little.Length;)
        {
            var tag = little.Slice(at, 4);
            big.AddRange([tag[1], tag[0], tag[3], tag[2]]);
            if (tag[0] == 0xFE && tag[1] == 0xFF)
            {
                var n = BinaryPrimitives.ReadInt32LittleEndian(little[(at + 4)..]);
                Add(big, ToBig(little.Slice(at + 8, n)), 4);
                at += 8 + n;
                continue;
            }
            var vr = System.Text.Encoding.ASCII.GetString(little.Slice(at + 4, 2));
            var wide = vr is "SQ" or "OB" or "OW" or "UN";
            big.AddRange(little.Slice(at + 4, 2));
            if (wide)
                big.AddRange([0, 0]);
            var length = wide ? BinaryPrimitives.ReadInt32LittleEndian(little[(at + 8)..]) : BinaryPrimitives.ReadUInt16LittleEndian(little[(at + 6)..]);
            at += wide ? 12 : 8;
            var value = vr == "SQ" ? ToBig(little.Slice(at, length)) : Swapped(little.Slice(at, length), vr is "US" or "OW" ? 2 : 1);
            Add(big, value, wide ? 4 : 2);
            at += length;
        }
        return [.. big];

        static void Add(List<byte> to, byte[] value, int width)
        {
            for (var i = width - 1; i >= 0; i--)
                to.Add((byte)(value.Length >> (8 * i)));
            to.AddRange(value);
        }

        static byte[] Swapped(ReadOnlySpan<byte> value, int size)
        {
            var turned = value.ToArray();
            if (size == 2)
                for (var i = 0; i + 1 < turned.Length; i += 2)
                    (turned[i], turned[i + 1]) = (turned[i + 1], turned[i]);
            return turned;
        }
    }
}
