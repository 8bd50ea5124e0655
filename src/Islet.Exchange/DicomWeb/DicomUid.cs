namespace Islet.Exchange.DicomWeb;

public static class DicomUid
{
    /// <summary>PS3.5 9: digits and points, at most 64 of them. Nothing else stands in an address or in a file's name.</summary>
    public static bool Is(string? uid) => uid is { Length: > 0 and <= 64 } && uid.All(c => char.IsAsciiDigit(c) || c == '.') && char.IsAsciiDigit(uid[0]) && char.IsAsciiDigit(uid[^1]);
}
