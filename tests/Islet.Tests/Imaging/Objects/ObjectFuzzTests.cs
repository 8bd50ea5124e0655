using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;
using Islet.Tests.Imaging.Dicom;
using Xunit.Abstractions;

namespace Islet.Tests.Imaging.Objects;

/// <summary>Damaged segmentations, contours, reports and value maps.</summary>
public class ObjectFuzzTests(ITestOutputHelper output)
{
    private static readonly ObjectSource Source = ObjectSource.Of(ObjectData.Image(4, 9, 11));

    [Fact]
    public void A_damaged_object_is_read_or_refused()
    {
        var image = ObjectData.Image(4, 9, 11);
        output.WriteLine(DamagedFiles.Run([.. ObjectData.Objects(image).All.Select(o => o.Object.File.ToArray())], 3_000, Use, 40_000));
    }

    [SkippableFact]
    public void A_damaged_object_of_another_program_is_read_or_refused() => output.WriteLine(DamagedFiles.Run([File.ReadAllBytes(PetData.Shared("dcmqi_example", "seg.dcm")), File.ReadAllBytes(PetData.Shared("dcmqi_example", "sr.dcm")),
        File.ReadAllBytes(PetData.Shared("dcmqi_example", "rwvm.dcm")), File.ReadAllBytes(PetData.Shared("ibsi_sts", "STS_003", "RS.dcm"))], 2_000, Use, 40_000));

    private static void Use(byte[] bytes)
    {
        if (DicomFile.Read(bytes, "a file") is not { } file)
            return;
        if (SegObject.Is(file))
        {
            var segments = SegObject.Read(file);
            if (segments.FrameOfReference == Source.FrameOfReference)
                _ = segments.On(Source);
        }
        else if (RtStruct.Is(file))
            foreach (var roi in RtStruct.Read(file).Rois.Where(r => r.FrameOfReference == Source.FrameOfReference))
                _ = roi.On(Source);
        else if (MeasurementReport.Is(file))
            Assert.All(MeasurementReport.Read(file).Lesions, l => _ = (l.SuvMax, l.Organ, l.Voxels));
        else
            _ = RealWorldMap.Read(file);
    }
}
