using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Why an SPSS system file is refused. No word of it quotes a value of a case.</summary>
internal static class SpssRefusals
{
    private const string Again = "Save the file again from the program that holds the data, and copy it whole.";

    public static RefusedException Magic(string file, string found) =>
        new("E_SPSS_MAGIC", file, found, "an SPSS system file, which begins with $FL2 or $FL3", "In SPSS: File, Save As, SPSS Statistics (*.sav).");

    public static RefusedException Portable(string file) =>
        new("E_SPSS_PORTABLE", file, "a portable file (.por)", "a system file (.sav or .zsav)", "Open it in SPSS or PSPP and save it as .sav.");

    public static RefusedException Encrypted(string file) =>
        new("E_SPSS_ENCRYPTED", file, "a file enciphered by SPSS", "a system file without a password",
            "Open it in SPSS with its password and save it without one.");

    public static RefusedException Layout(string file, string found, string expected) => new("E_SPSS_LAYOUT", $"{file}, header", found, expected, Again);

    public static RefusedException Cut(string where, string expected) => new("E_SPSS_CUT", where, "the end of the file", expected, Again);

    public static RefusedException Count(string where, long found, string expected) =>
        new("E_SPSS_COUNT", where, found.ToString(CultureInfo.InvariantCulture), expected, Again);

    public static RefusedException Record(string where, string found, string expected) => new("E_SPSS_RECORD", where, found, expected, Again);

    public static RefusedException Variable(string where, string found, string expected) => new("E_SPSS_VARIABLE", where, found, expected, Again);

    public static RefusedException Label(string where, string found) =>
        new("E_SPSS_LABEL", where, found, "the number of a variable of the file", Again);

    public static RefusedException Opcode(string where, string found, string expected) => new("E_SPSS_OPCODE", where, found, expected, Again);

    public static RefusedException Zlib(string where, string found, string expected) => new("E_SPSS_ZLIB", where, found, expected, Again);

    public static RefusedException Encoding(string where, string found) => new("E_SPSS_ENCODING", where, found,
        "the encoding of the file's text", "Declare it in the map (file: encoding), for instance windows-1252, and compare a few names with special letters.");
}
