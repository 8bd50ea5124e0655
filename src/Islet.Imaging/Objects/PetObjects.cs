using Islet.Imaging.Quantify;
using Islet.Imaging.Suv;

namespace Islet.Imaging.Objects;

/// <summary>All objects of one quantified PET, which refer to each other.</summary>
/// <param name="Segmentation">Null, as the contours: no lesion was accepted, and an object without a region is not legal.</param>
public sealed record PetObjects(WrittenObject? Segmentation, WrittenObject ValueMap, WrittenObject Report, WrittenObject? Contours)
{
    /// <summary>With the names of their files.</summary>
    public IEnumerable<(string File, WrittenObject Object)> All => new (string, WrittenObject?)[] { ("segmentation.dcm", Segmentation), ("suv-map.dcm", ValueMap), ("report.dcm", Report), ("contours.dcm", Contours) }
        .Where(o => o.Item2 is not null).Select(o => (o.Item1, o.Item2!));

    /// <exception cref="Islet.Course.RefusedException">E_OBJECT_SOURCE, E_OBJECT_TEXT.</exception>
    public static PetObjects Write(SuvImage image, IReadOnlyList<MeasuredLesion> lesions, IReadOnlyList<ReferenceRegion> references, Provenance provenance, ObjectOptions options)
    {
        var source = ObjectSource.Of(image);
        var segmentation = lesions.Count == 0 ? null : SegObject.Write(source, lesions, provenance.Method, options);
        var map = RealWorldMap.Write(image, options);
        return new(segmentation, map, MeasurementReport.Write(source, new(lesions, references, provenance, segmentation, map), options), lesions.Count == 0 ? null : RtStruct.Write(source, lesions, options));
    }
}
