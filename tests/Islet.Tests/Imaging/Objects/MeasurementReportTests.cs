using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Objects;

public class MeasurementReportTests
{
    [Fact]
    public void Every_number_comes_back_as_it_was()
    {
        var image = ObjectData.Image();
        var (lesions, objects) = (ObjectData.Lesions(image), ObjectData.Objects(image));
        var read = MeasurementReport.Read(ObjectData.File(objects.Report));
        Assert.Equal(("en", "Islet 1.2.3", null), (read.Language, read.Device, read.Reader));
        foreach (var (group, lesion, i) in read.Lesions.Zip(lesions, Enumerable.Range(1, 9)))
        {
            var n = lesion.Numbers;
            Assert.Equal([n.SuvMax, n.SuvMean, n.SuvMin, n.Sd, n.Median, n.SuvPeakAtMax, n.SuvPeakHighest, n.Ml, n.TlaG, n.Voxels],
                [group.SuvMax, group.SuvMean, group.SuvMin, group.Sd, group.Median, group.SuvPeakAtMax, group.SuvPeakHighest, group.Ml, group.TlaG, (double?)group.Voxels]);
            Assert.Equal((lesion.Id, lesion.TrackingUid, lesion.Organ, lesion.Threshold, lesion.Leak), (group.TrackingId!, group.TrackingUid!, group.Organ, group.Threshold, group.Leak!.Value));
            Assert.Equal((objects.Segmentation!.SopInstanceUid, i, objects.ValueMap.SopInstanceUid), (group.SegmentationUid!, group.Segment!.Value, group.ValueMapUid!));
            Assert.Equal(lesion.Threshold is null ? "drawn by hand" : "REL42", group.Texts[0]);
            Assert.Contains("connectivity: 26; smallest candidate: 0.5 mL", group.Texts);
        }
        var (liver, expected) = (Assert.Single(read.References), ObjectData.References(image)[0]);
        Assert.Equal((expected.Statistics.Mean, expected.Statistics.Sd, expected.Statistics.Max, expected.Statistics.Voxels, true), (liver.SuvMean!.Value, liver.Sd!.Value, liver.SuvMax!.Value, liver.Voxels!.Value, liver.Accepted!.Value));
    }

    [Fact]
    public void A_person_is_named_only_when_asked_for()
    {
        var image = ObjectData.Image(3, 14, 19);
        PetObjects Write(string? reader) => PetObjects.Write(image, [], [], ObjectData.Provenance(image), ObjectData.Options with { Reader = reader });
        Assert.DoesNotContain(ObjectData.Texts(ObjectData.File(Write(null).Report).Data), t => t.Contains("Rita", StringComparison.Ordinal));
        Assert.Equal("Reader^Rita", MeasurementReport.Read(ObjectData.File(Write("Reader^Rita").Report)).Reader);
        Assert.Null(Write(null).Segmentation);
        Assert.Null(Write(null).Contours);
    }

    [SkippableFact] // QIICR/dcmqi, read with dsrdump of dcmtk
    public void A_report_of_another_program_gives_its_numbers()
    {
        var read = MeasurementReport.Read(DicomFile.Open(PetData.Shared("dcmqi_example", "sr.dcm"), "sr")!);
        var group = Assert.Single(read.Lesions);
        Assert.Equal((6.01529, 2.91136, 10.3814, 9.45534, 1.62653, 5.71824), (group.SuvMean!.Value, group.SuvMin!.Value, group.SuvMax!.Value, group.SuvPeakAtMax!.Value, group.Sd!.Value, group.Median!.Value));
        Assert.Equal((33.5824, "primary tumor", "2.25.318774060119084600392715520575818119084", OrganClass.Primary, 1), (group.Ml!.Value, group.TrackingId!, group.TrackingUid!, group.Organ, group.Segment!.Value));
        Assert.Null(group.TlaG); // it tells a total lesion glycolysis, which is not the same concept
        Assert.Null(group.SuvPeakHighest);
        Assert.Equal(("eng", "User2"), (read.Language, read.Reader));
    }

    [Fact]
    public void Numbers_that_contradict_each_other_are_refused()
    {
        var unit = PetDraft.Code("g", "UCUM", "g");
        DicomFile Report(DicomDraft measured) => PetDraft.File(new DicomDraft().Text(Tags.SopClassUid, "1.2.840.10008.5.1.4.1.1.88.33").Text(Tags.SopInstanceUid, "2.25.9").Sequence(Tags.ConceptNameCodeSequence, PetDraft.Code("126000", "DCM", "r"))
            .Sequence(Tags.ContentSequence, new DicomDraft().Sequence(Tags.ConceptNameCodeSequence, PetDraft.Code("126010", "DCM", "m")).Sequence(Tags.ContentSequence, new DicomDraft().Sequence(Tags.ConceptNameCodeSequence, PetDraft.Code("125007", "DCM", "g"))
                .Sequence(Tags.ContentSequence, new DicomDraft().Text(Tags.ValueType, "NUM").Sequence(Tags.ConceptNameCodeSequence, PetDraft.Code("TLA", "99ISLET", "")).Sequence(Tags.MeasuredValueSequence, measured)))));
        DicomDraft Measured(string text) => new DicomDraft().Text(Tags.NumericValue, text).Sequence(Tags.MeasurementUnitsCodeSequence, unit);
        Assert.Equal(1.5, Assert.Single(MeasurementReport.Read(Report(Measured("1.5"))).Lesions).TlaG);
        Assert.Equal("E_OBJECT_FORM", Assert.Throws<RefusedException>(() => MeasurementReport.Read(Report(Measured("1.5").Number(Tags.FloatingPointValue, 1.6)))).Problem.Code);
        Assert.Equal("E_OBJECT_FORM", Assert.Throws<RefusedException>(() => MeasurementReport.Read(Report(Measured("1,5")))).Problem.Code);
        Assert.Equal("E_OBJECT_FORM", Assert.Throws<RefusedException>(() => MeasurementReport.Read(Report(new DicomDraft().Text(Tags.NumericValue, "1")))).Problem.Code);
        Assert.Equal("E_OBJECT_KIND", Assert.Throws<RefusedException>(() => MeasurementReport.Read(PetDraft.File(PetDraft.Slice(0)))).Problem.Code);
    }

    [Fact]
    public void Each_slice_keeps_its_own_factor()
    {
        var image = ObjectData.Image();
        var map = RealWorldMap.Read(ObjectData.File(RealWorldMap.Write(image, ObjectData.Options)));
        Assert.Equal(image.Image.Grid.Slices, map.Slices.Values.Distinct().Count());
        for (var z = 0; z < image.Image.Grid.Slices; z++)
        {
            var (slope, intercept) = map.Slices[image.Order.Headers[z].Text(Tags.SopInstanceUid)!];
            Assert.Equal(image.Image[z, 2, 3], (image.Image.Stored(z)[(2 * image.Image.Grid.Columns) + 3] * slope) + intercept, 1e-12);
        }
        Assert.Single(RealWorldMap.Read(ObjectData.File(RealWorldMap.Write(ObjectData.Image(change: s => s.Number(Tags.RescaleSlope, 2)), ObjectData.Options))).Slices.Values.Distinct());
    }

    [SkippableFact]
    public void A_value_map_of_another_program_gives_its_factor()
    {
        var map = RealWorldMap.Read(DicomFile.Open(PetData.Shared("dcmqi_example", "rwvm.dcm"), "rwvm")!);
        Assert.Equal(191, map.Slices.Count);
        var (slope, intercept) = Assert.Single(map.Slices.Values.Distinct());
        Assert.Equal((0.000375125, 0), (Math.Round(slope, 15), intercept));
    }
}
