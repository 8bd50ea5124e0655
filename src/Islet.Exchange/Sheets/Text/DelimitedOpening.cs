using System.Globalization;
using System.Text;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Opens a text file: once through its bytes, once through its records, before a row is believed.</summary>
internal sealed class DelimitedOpening(string path, FileConvention declared)
{
    private readonly string file = Path.GetFileName(path);
    private readonly List<string> evidence = [];
    private readonly SheetProblems problems = new(Path.GetFileName(path), Path.GetFileName(path));
    private readonly int headerRows = declared.HeaderRows ?? 1;
    private readonly int skipRows = declared.SkipRows ?? 0;

    private readonly List<string[]> header = [];
    private SheetColumn[] named = [];
    private ColumnHabits[] habits = [];
    private bool[] filled = [];
    private int headerRow, rows;

    public SheetFile Open()
    {
        if (SheetFiles.HeaderProblem(file, declared) is { } wrong)
            return Refused(wrong);
        var survey = TextSurvey.Of(path);
        if (survey.Refusal is { } refusal)
            return Refused(refusal.Code == "E_BINARY" ? Binary(refusal) : refusal);
        var (encoding, encodingName, words, unproved) = TextEncodings.Decide(path, survey, declared.Encoding);
        if (encoding is null)
            return Refused(unproved!);
        evidence.Add(words);
        var (form, notDelimited) = Form(encoding);
        if (form is null)
            return Refused(notDelimited!);
        Survey(form);
        return Told(form, declared with { Encoding = encodingName, Delimiter = form.Delimiter });
    }

    private SheetFile Told(TextForm form, FileConvention convention)
    {
        if (rows == 0 && !problems.Refuses)
            problems.Add("E_EMPTY", header.Count == 0 ? "an empty file" : "no row of data", "a header line and at least one row", "Export the file again.");
        var columns = SheetHeader.Columns([.. named.Select(c => c.Name)], filled, headerRow, problems, declared.ProposesNames);
        foreach (var column in columns)
            LetterFaults.Tell(problems, headerRow, column, column.Name);
        var surveyed = columns.Select(c => new SurveyedColumn(problems, c, habits[c.Number - 1])).ToList();
        HabitProof.Tell(declared, surveyed);
        var complete = HabitProof.Complete(convention, surveyed, evidence);
        int[] fields = [.. columns.Select(c => c.Number - 1)];
        var sheet = new Sheet(file, file, columns, () => Rows(form, fields)) { RowCount = rows };
        return new(file, problems.Refuses ? [] : [sheet], complete, evidence, [.. problems.InOrder()]);
    }

    /// <summary>Excel's first line "sep=;" is the file's own word; otherwise what was declared, otherwise what is proved.</summary>
    private (TextForm? Form, Problem? Refusal) Form(Encoding encoding)
    {
        using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        var said = Delimiters.Said(reader.ReadLine() ?? "");
        var above = skipRows + (said is null ? 0 : 1);
        if (said is not null && declared.Delimiter is { } other && other != said)
            return (null, new("E_CONVENTION_DELIMITER", $"{file}, row 1", $"sep={Delimiters.Shown(said)}", $"the declared delimiter {Delimiters.Shown(other)}", "Correct the delimiter in the map, or leave it out."));
        if ((said ?? declared.Delimiter) is { } known)
        {
            evidence.Add($"delimiter {Delimiters.Shown(known)} ({(said is null ? "declared" : "said by the first line of the file")})");
            return (new(encoding, known, above), null);
        }
        var candidates = Delimiters.Candidates(path, encoding, above);
        var (delimiter, why) = Delimiters.Prove(candidates);
        if (delimiter is null)
            return (null, Delimiters.NotProved(file, candidates));
        evidence.Add(why!);
        return (new(encoding, delimiter, above), null);
    }

    private void Survey(TextForm form)
    {
        foreach (var record in form.Records(path))
        {
            if (Array.TrueForAll(record.Fields, string.IsNullOrWhiteSpace))
                continue;
            if (record.Fault is not QuoteFault.None)
                Tell(record);
            if (header.Count < headerRows)
                Head(record);
            else
                Row(record);
        }
    }

    private void Head(TextRecord record)
    {
        header.Add(header.Count + 1 < headerRows ? SheetHeader.FilledRight(record.Fields) : record.Fields);
        headerRow = record.Line;
        if (header.Count < headerRows)
            return;
        var width = header.Max(line => line.Length);
        named = [.. Enumerable.Range(0, width).Select(i => new SheetColumn(i + 1, declared.NameOf(file, i + 1) ?? SheetHeader.Name(header.Select(line => i < line.Length ? line[i] : ""))))];
        habits = [.. Enumerable.Range(0, width).Select(_ => new ColumnHabits())];
        filled = new bool[width];
        if (headerRows > 1)
            evidence.Add(string.Create(CultureInfo.InvariantCulture, $"names from {headerRows} header lines, names above several columns filled to the right"));
    }

    private void Row(TextRecord record)
    {
        rows++;
        var fields = record.Fields;
        if (fields.Length < filled.Length || fields.AsSpan(filled.Length).ContainsAnyExcept(""))
        {
            problems.At(record.Line, null, "E_ROW_WIDTH", string.Create(CultureInfo.InvariantCulture, $"{fields.Length} fields"),
                string.Create(CultureInfo.InvariantCulture, $"{filled.Length}, as in the header"), "Mend the row, or quote the cells that hold a delimiter: nobody knows which field belongs where.");
            return;
        }
        for (var i = 0; i < filled.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(fields[i]))
                continue;
            filled[i] = true;
            habits[i].Add(record.Line, fields[i]);
            LetterFaults.Tell(problems, record.Line, named[i], fields[i]);
        }
    }

    private void Tell(TextRecord record)
    {
        if (record.Fault is QuoteFault.Open)
            throw new RefusedException(TextForm.UnendingCell($"{file}, row {record.Line.ToString(CultureInfo.InvariantCulture)}"));
        problems.At(record.Line, null, "W_QUOTE", "a quotation mark inside an unquoted cell", "cells with quotation marks quoted, the marks doubled",
            "Check that the row's cells stand in the right columns; it is read as written.");
    }

    private IEnumerable<SheetRow> Rows(TextForm form, int[] fields) =>
        form.Records(path).Where(record => !Array.TrueForAll(record.Fields, string.IsNullOrWhiteSpace)).Skip(headerRows)
            .Select(record => new SheetRow(record.Line, Array.ConvertAll(fields, i => Cell.OfText(FormulaText.Unescaped(record.Fields[i])))));

    private Problem Binary(Problem told)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[4];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start is [0x50, 0x4B, _, _]
            ? told with { Found = "a zip file, as workbooks are", Expected = "a text file", Remedy = "If it is a workbook, declare kind: xlsx." }
            : told with { Found = "bytes that are not text (zero bytes or control characters)", Expected = "a text file", Remedy = "Export the table again as text, or declare the kind of file it is." };
    }

    private SheetFile Refused(Problem problem) => new(file, [], declared, evidence, [problem]);
}
