using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>SPSS system files: .sav, plain or by bytecode, and .zsav. What the reader does and does not do: docs/spss.md.</summary>
public static class SpssFile
{
    /// <summary>
    /// The one table of a system file. Every case is seen once before any is given, so that a file that is cut or broken is refused here; the rows
    /// are read again from the file each time they are asked for.
    /// </summary>
    /// <remarks>Layout: PSPP Developers Guide, System File Format, https://www.gnu.org/software/pspp/pspp-dev/.</remarks>
    public static SheetFile Open(string path, FileConvention declared)
    {
        var (file, problems) = (Path.GetFileName(path), new List<Problem>());
        try
        {
            using var stream = Stream(path);
            var bytes = new SpssBytes(stream, file);
            var dictionary = SpssDictionaryReader.Read(bytes, file);
            var encoding = SpssEncoding.Of(dictionary, declared, file, problems);
            var columns = SpssColumns.Of(dictionary, encoding, file, problems);
            var survey = SpssSurvey.Of(bytes, dictionary, columns, encoding, new(file, dictionary, columns));
            var rows = () => Rows(path, dictionary, columns, encoding);
            var sheet = new Sheet(file, file, [.. columns.Select(c => c.Declared)], rows) { RowCount = survey.Cases };
            return new(file, [sheet], encoding.Known ? declared with { Encoding = encoding.Encoding.WebName } : declared,
                [.. Evidence(dictionary, columns, encoding, survey.Cases)], [.. problems, .. survey.Problems]);
        }
        catch (RefusedException refused)
        {
            return new(file, [], declared, [], [.. problems, refused.Problem]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(file, [], declared, [], [SheetFiles.Unreadable(file)]);
        }
    }

    /// <summary>
    /// Writes a sheet as a .sav compressed by bytecode, its text in UTF-8; reads the rows twice. The same sheet and moment give the same bytes.
    /// </summary>
    /// <param name="created">Stands in the file as the moment at which it was made.</param>
    /// <returns>What the format could not hold, in sentences.</returns>
    public static IReadOnlyList<string> Write(Sheet sheet, Stream output, DateTime created) => SpssWriter.Write(sheet, output, created);

    private static IEnumerable<SheetRow> Rows(string path, SpssDictionary dictionary, IReadOnlyList<SpssColumn> columns, SpssEncoding encoding)
    {
        var file = Path.GetFileName(path);
        using var stream = Stream(path);
        using var cases = new SpssCases(new(stream, file) { BigEndian = dictionary.Header.BigEndian }, dictionary, new(file, dictionary, columns));
        var row = new byte[dictionary.Elements * 8];
        while (cases.Number < (dictionary.CasesDeclared ?? int.MaxValue) && cases.Read(row))
        {
            var cells = new Cell[columns.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = columns[i].Cell(row, dictionary, encoding);
            yield return new(cases.Number, cells);
        }
    }

    private static IEnumerable<string> Evidence(SpssDictionary dictionary, IReadOnlyList<SpssColumn> columns, SpssEncoding encoding, int cases)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{cases} cases, {columns.Count} variables");
        yield return (dictionary.Header.Compression, dictionary.Header.BigEndian) switch
        {
            (SpssCompression.None, var big) => $"not compressed, {Order(big)}",
            (SpssCompression.Bytecode, var big) => $"compressed by bytecode, {Order(big)}",
            (SpssCompression.Zlib, var big) => $"compressed by zlib, {Order(big)}",
        };
        yield return encoding.Evidence;
        if (columns.Count(c => c.Declared.Declared is CellKind.Day) is > 0 and var days)
            yield return string.Create(CultureInfo.InvariantCulture, $"{days} variables hold dates by their format");
        if (dictionary.DocumentLines > 0)
            yield return $"{dictionary.DocumentLines} lines of free text within the file (documents) are not imported";
    }

    private static string Order(bool bigEndian) => bigEndian ? "big-endian" : "little-endian";

    private static FileStream Stream(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 12);
}
