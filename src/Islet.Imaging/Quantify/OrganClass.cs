using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>By what the totals of a patient are parted (pet-quantification 6).</summary>
[JsonConverter(typeof(SnakeCase<OrganClass>))]
public enum OrganClass
{
    Liver,
    LymphNode,
    Bone,
    Peritoneum,
    Primary,
    Other,
}
