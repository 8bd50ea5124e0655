using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;

namespace Islet.Tests.Imaging.Objects;

public class ObjectIdentityTests
{
    [Fact]
    public void An_object_belongs_to_the_patient_of_its_images()
    {
        foreach (var (_, written) in ObjectData.Objects(ObjectData.Image()).All)
        {
            var data = ObjectData.File(written).Data;
            Assert.Equal((ObjectData.Secret, "19121212-1212", "19121212", "2.25.2", "20240305", "A77", "PET of Märta"), (data.Text(Tags.PatientName)!, data.Text(Tags.PatientId)!, data.Text(Tags.PatientBirthDate)!,
                data.Text(Tags.StudyInstanceUid)!, data.Text(Tags.StudyDate)!, data.Text(Tags.AccessionNumber)!, data.Text(Tags.StudyDescription)!));
        }
    }

    [Fact]
    public void Without_identity_nothing_of_the_images_is_left_and_the_objects_still_refer_to_each_other()
    {
        var image = ObjectData.Image();
        var options = ObjectData.Options with { WithoutIdentity = ObjectData.Removed };
        var objects = ObjectData.Objects(image, options);
        string[] known = [.. image.Order.Headers.SelectMany(h => new[] { h.Text(Tags.SopInstanceUid)!, h.Text(Tags.SeriesInstanceUid)!, h.Text(Tags.StudyInstanceUid)!, h.Text(Tags.FrameOfReferenceUid)! }).Distinct(),
            .. ObjectData.Lesions(image).Select(l => l.TrackingUid), ObjectData.Secret, "19121212-1212", "19121212", "20240305", "1041", "A77", "PET of Märta"];
        foreach (var (_, written) in objects.All)
        {
            var file = ObjectData.File(written);
            Assert.Empty(ObjectData.Texts(file.Data).Intersect(known));
            Assert.Equal(("ISLET-7", "YES"), (file.Data.Text(Tags.PatientId)!, file.Data.Text(Tags.PatientIdentityRemoved)!));
            Assert.Single(objects.All.Select(o => ObjectData.File(o.Object).Data.Text(Tags.StudyInstanceUid)).Distinct());
        }
        var report = MeasurementReport.Read(ObjectData.File(objects.Report));
        var segments = SegObject.Read(ObjectData.File(objects.Segmentation!));
        Assert.All(report.Lesions, l => Assert.Equal(objects.Segmentation!.SopInstanceUid, l.SegmentationUid));
        Assert.Equal(segments.Segments.Select(s => s.TrackingUid), report.Lesions.Select(l => l.TrackingUid));
        Assert.Equal("E_OBJECT_FRAME", Assert.Throws<RefusedException>(() => segments.On(ObjectSource.Of(image))).Problem.Code);
        // Another key, other UIDs: two exports cannot be joined.
        var other = ObjectData.Objects(image, options with { WithoutIdentity = new(new byte[16], "ISLET-7") });
        Assert.NotEqual(segments.FrameOfReference, SegObject.Read(ObjectData.File(other.Segmentation!)).FrameOfReference);
        Assert.Throws<ArgumentException>(() => ObjectData.Objects(image, options with { WithoutIdentity = new(new byte[15], "x") }));
    }

    [Fact]
    public void The_same_content_has_the_same_UIDs_and_another_has_others()
    {
        var image = ObjectData.Image();
        Assert.Equal(ObjectData.Objects(image).All.Select(o => o.Object.SopInstanceUid), ObjectData.Objects(image).All.Select(o => o.Object.SopInstanceUid));
        Assert.Equal(ObjectData.Objects(image).Report.File.ToArray(), ObjectData.Objects(image).Report.File.ToArray());
        Assert.NotEqual(ObjectData.Objects(image).Report.SopInstanceUid, ObjectData.Objects(image, ObjectData.Options with { Written = new(2025, 1, 1) }).Report.SopInstanceUid);
        var all = ObjectData.Objects(image).All.SelectMany(o => new[] { o.Object.SopInstanceUid, o.Object.SeriesUid }).ToList();
        Assert.Equal(8, all.Distinct().Count());
        Assert.All(all, uid => Assert.Matches("^2\\.25\\.[1-9][0-9]{30,38}$", uid));
    }

    [Fact]
    public void A_name_in_another_character_set_is_written_with_its_own_letters_or_not_at_all()
    {
        DicomFile Write(string set, params byte[] name) => ObjectData.File(SegObject.Write(ObjectSource.Of(ObjectData.Image(change: s => s.Text(Tags.StudyDescription, "x").Text(Tags.SpecificCharacterSet, set).Bytes(Tags.PatientName, "PN", name))),
            ObjectData.Lesions(ObjectData.Image()), "REL42", ObjectData.Options));
        Assert.Equal("Åsa", Write("ISO_IR 100", 0xC5, (byte)'s', (byte)'a').Data.Text(Tags.PatientName));
        Assert.Equal("Łata", Write("ISO_IR 101", 0xA3, (byte)'a', (byte)'t', (byte)'a').Data.Text(Tags.PatientName));
        Assert.Equal("Яна", Write("ISO_IR 144", 0xCF, 0xDD, 0xD0).Data.Text(Tags.PatientName));
        foreach (var set in (string[])["", "ISO_IR 6", "ISO 2022 IR 87", "ISO_IR 192"])
            Assert.Equal("E_OBJECT_TEXT", Assert.Throws<RefusedException>(() => Write(set, 0xC5, (byte)'s', (byte)'a')).Problem.Code);
    }

    [Fact]
    public void Images_that_cannot_be_named_have_no_objects()
    {
        Assert.Equal("E_OBJECT_SOURCE", Refused(s => s.Text(Tags.FrameOfReferenceUid, "")));
        Assert.Equal("E_OBJECT_SOURCE", Refused(s => s.Text(Tags.StudyInstanceUid, "")));
        Assert.Equal("E_OBJECT_SOURCE", Refused(s => s.Text(Tags.SopClassUid, "x")));

        static string Refused(Action<DicomDraft> change) => Assert.Throws<RefusedException>(() => ObjectData.Objects(ObjectData.Image(change: change))).Problem.Code;
    }
}
