namespace Islet.Imaging.Dicom;

/// <summary>Value representations (PS3.5 6.2), each text once.</summary>
internal static class VrNames
{
    private static readonly string[] All =
    [
        "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "OB", "OD", "OF", "OL", "OV", "OW", "PN", "SH", "SL", "SQ", "SS", "ST", "SV", "TM", "UC", "UI", "UL", "UN", "UR", "US", "UT", "UV",
    ];

    private static readonly HashSet<string> Short = ["AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN", "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US"];

    private static readonly string?[] ByCode = Codes();

    /// <summary>Two letters that are none of the known are UN with a length of four bytes, as the standard promises of those to come (7.1.2).</summary>
    public static string Of(byte first, byte second) => ByCode[Code(first, second)] ?? "UN";

    /// <summary>Whether two bytes without meaning precede a length of four bytes.</summary>
    public static bool HasLongLength(string vr) => !Short.Contains(vr);

    private static int Code(int first, int second) => ((first - 'A') * 26) + second - 'A';

    private static string?[] Codes()
    {
        var codes = new string?[26 * 26];
        foreach (var vr in All)
            codes[Code(vr[0], vr[1])] = vr;
        return codes;
    }
}
