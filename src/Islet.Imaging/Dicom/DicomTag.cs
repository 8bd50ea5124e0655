using System.Globalization;

namespace Islet.Imaging.Dicom;

/// <summary>What an element is: group and element number (PS3.6).</summary>
public readonly record struct DicomTag(ushort Group, ushort Element) : IComparable<DicomTag>
{
    /// <summary>Elements of an odd group mean what the private creator of their block says (PS3.5 7.8).</summary>
    public bool IsPrivate => (Group & 1) == 1;

    public int CompareTo(DicomTag other) => Code.CompareTo(other.Code);

    internal uint Code => ((uint)Group << 16) | Element;

    /// <summary>As messages name it: "PatientWeight (0010,1030)".</summary>
    public override string ToString()
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"({Group:x4},{Element:x4})");
        return Tags.KeywordOf(this) is { } keyword ? $"{keyword} {numbers}" : numbers;
    }
}
