using Islet.Imaging.Dicom;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Xunit.Abstractions;

namespace Islet.Tests.Imaging.Dicom;

/// <summary>Damaged files of every transfer syntax: each is read or refused with a code; none crashes, hangs or fills the memory. ISLET_LONG=1: fifteen minutes of each test.</summary>
public class DicomFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void A_damaged_file_is_read_or_refused() =>
        output.WriteLine(DamagedFiles.Run([.. new[] { "c01_siemens_start", "c03_philips_cnts_both", "c37_implicit_le", "c38_rle", "c39_jpeg_lossless" }.Select(c => File.ReadAllBytes(Path.Combine(PetData.SuvCase(c), "00.dcm"))), Nested(), SpectDraft.Of().ToFile()], 12_000, Use));

    [SkippableFact]
    public void A_damaged_file_of_a_scanner_is_read_or_refused() =>
        output.WriteLine(DamagedFiles.Run([File.ReadAllBytes(Directory.GetFiles(PetData.Shared("sts_001_wholebody", "image"))[0]), File.ReadAllBytes(Directory.GetFiles(PetData.Shared("ibsi_sts", "STS_003", "image"))[0]),
            File.ReadAllBytes(Directory.GetFiles(PetData.Shared("synthetic", "sst"))[0]), File.ReadAllBytes(PetData.Shared("dcmqi_example", "sr.dcm"))], 1_500, Use));

    internal static void Use(byte[] bytes)
    {
        if (DicomFile.Read(bytes, "a file") is not { } file)
            return;
        Walk(file.Data, 0);
        if (file.HasPixels && !TransferSyntax.NeedsTool(file.Syntax)) // no programs are started here
        {
            foreach (var series in ImageFolder.Of([file], []).Series)
            {
                if (series.IsSpect)
                    _ = SuvStatistics.Of(SuvImage.Load(series, SeriesChoices.None, new() { WeightKg = 70, DoseBq = 7.4e9, BqPerMlPerCount = 10, Injected = new(2024, 3, 4, 10, 0, 0) }).Image);
                else if (series.IsPet)
                    _ = SuvStatistics.Of(SuvImage.Load(series, new() { AcceptGap = true }, new() { WeightKg = 70, DoseBq = 150e6 }).Image);
                else
                    _ = SeriesImage.Load(SliceOrder.Of(series, SeriesChoices.None), false);
            }
        }
    }

    private static void Walk(DicomSet set, int depth)
    {
        foreach (var tag in set.Elements)
        {
            _ = (set.Texts(tag), set.Numbers(tag), set.Bytes(tag).Length);
            if (depth < 40)
                foreach (var item in set.Items(tag))
                    Walk(item, depth + 1);
        }
    }

    private static byte[] Nested()
    {
        var inner = new DicomDraft().Text(Tags.CodeMeaning, "innermost");
        for (var i = 0; i < 20; i++)
            inner = new DicomDraft().Text(Tags.CodeValue, "v").Sequence(Tags.ReferencedImageSequence, inner, new DicomDraft().Text(Tags.CodeValue, "w"));
        return PetDraft.Slice(0).Number(Tags.SliceThickness, 3).Sequence(Tags.ReferencedSeriesSequence, inner).ToFile();
    }
}
