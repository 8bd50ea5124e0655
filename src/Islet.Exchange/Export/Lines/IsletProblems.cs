using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What can be wrong with our own export, in words. What stands in a line is never quoted: every line is about a patient.</summary>
internal static class IsletProblems
{
    private const string WholeFile = "a file as islet export islet wrote it";
    private const string Again = "Export it again, or take another copy of the file.";

    public static Problem NotRead(string file) => new("E_ISLET_FILE", file, "a file that cannot be read", WholeFile, "Look at the name, the rights and the disk.");

    public static Problem NotOurs(string file) => new("E_ISLET_FILE", file, "no export of Islet", WholeFile, "Name the file that islet export islet wrote; other files come in by their own kind.");

    public static Problem Newer(string file, long version) => new("E_ISLET_NEWER", file, string.Create(CultureInfo.InvariantCulture, $"form {version} of the export"),
        string.Create(CultureInfo.InvariantCulture, $"form {IsletLines.Version} or older"), "Import it with the version of Islet that wrote it, or a newer one.");

    public static Problem CutOff(string file, int line) => new("E_ISLET_TRUNCATED", At(file, line), "a file that stops before its last line", WholeFile, Again);

    public static Problem Altered(string file, string found) => new("E_ISLET_ALTERED", file, found, "the bytes that were exported", Again);

    public static Problem Line(string file, int line, string found) => new("E_ISLET_LINE", At(file, line), found, "a line as islet export islet writes it", Again);

    public static Problem Member(string file, int line, string member, string expected) => new("E_ISLET_LINE", $"{At(file, line)}, {member}", "something else", expected, Again);

    private static string At(string file, int line) => line == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}");
}
