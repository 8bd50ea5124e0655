namespace Islet.Exchange;

/// <summary>
/// A REDCap project as two files: the data dictionary and the records, as the project's own export writes them (raw or with labels). Each form is a sheet.
/// </summary>
/// <remarks>
/// The form of both files is that of REDCap's own exports: Harris et al., J Biomed Inform 2009;42:377–381, doi:10.1016/j.jbi.2008.08.010, and the project's
/// help text on the data dictionary. docs/redcap.md says what is read how.
/// </remarks>
public static class RedcapProject
{
    /// <param name="path">The records, with the dictionary beside them; or the folder of both.</param>
    public static SheetFile Open(string path, FileConvention declared)
    {
        var problems = new ProblemList();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        try
        {
            if (RedcapFiles.Find(path, declared, problems) is { } files && Read(files, declared, problems) is var (data, rows))
                return Opened(data, rows, files, declared, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Refuse(new(0, name), "E_UNREADABLE", "a file that the system does not give out", "a readable file", "Check its permissions, and that nothing else holds it.");
        }
        catch (CsvHelper.MaxFieldSizeException)
        {
            problems.Refuse(new(0, name), "E_REDCAP_QUOTE", "an answer longer than any that REDCap holds", "quotes that are closed", "Export the records again; do not save them from a spreadsheet.");
        }
        return new(name, [], declared, [], problems.InOrder());
    }

    /// <summary>
    /// Writes a dictionary and the records for REDCap's Data Import Tool. The first column of every sheet is the record; a sheet with several rows a record,
    /// or with a column redcap_repeat_instance, becomes a repeating form. A list is given as one column of yes and no a word, named list___word.
    /// </summary>
    /// <exception cref="ArgumentException">No sheet, or one without columns.</exception>
    public static RedcapWritten Write(string folder, IReadOnlyList<Sheet> sheets)
    {
        if (sheets.Count == 0 || sheets.Any(s => s.Columns.Count == 0))
            throw new ArgumentException("A project needs a form, and a form its record.", nameof(sheets));
        var report = new RedcapReport();
        var forms = sheets.Select(s => RedcapNames.Valid(s.Name, RedcapNames.LongestForm, "form")).ToList();
        var names = new RedcapNames([RedcapPlan.Record, .. RedcapColumns.Added.Select(a => a.Name), "redcap_survey_identifier",
            .. forms.SelectMany(f => new[] { f + "_complete", f + "_timestamp" })]);
        Directory.CreateDirectory(folder);
        var plans = sheets.Select(s => RedcapPlan.Of(s, names, report)).ToList();
        foreach (var empty in plans.Skip(1).Where(p => p.Columns.Count == 0))
            report.Add($"{empty.Sheet.Name}: a form without a field is left out.");
        return new RedcapWriter(folder, [.. plans.Where((p, i) => i == 0 || p.Columns.Count > 0)], report).Write();
    }

    private static (RedcapData Data, int Rows)? Read(RedcapFiles files, FileConvention declared, ProblemList problems)
    {
        if (RedcapDictionary.Read(files.Dictionary, problems) is not { } dictionary || RedcapText.Open(files.Data, declared, problems) is not { } text)
            return null;
        var missing = RedcapMissing.Read(Path.GetDirectoryName(Path.GetFullPath(files.Data))!, problems);
        var header = text.Records().Select(r => r.Cells.Record!).FirstOrDefault() ?? [];
        var columns = RedcapColumns.Bind(dictionary, header, missing, text.Name);
        RefuseHeader(header, columns, dictionary, text.Name, problems);
        if (problems.RefusesAny)
            return null;
        var cells = new RedcapCells(RedcapCheck.ShowsLabels(text, columns) ?? false, missing);
        var check = new RedcapCheck(new(text, dictionary, columns, cells) { Repeating = new HashSet<string>(), RepeatingEvents = false }, problems);
        return check.Run() is { } data && !problems.RefusesAny ? (data, check.Rows) : null;
    }

    private static void RefuseHeader(string[] header, RedcapColumns columns, RedcapDictionary dictionary, string file, ProblemList problems)
    {
        if (header.Length == 0 || (header[0].Trim() != dictionary.Record.Name && RedcapChoices.Plain(header[0]) != dictionary.Record.Label))
            problems.Refuse(new(1, file), "E_REDCAP_DATA", "another first column", $"{dictionary.Record.Name}, the first field of the dictionary",
                "Export the records of this project, with the record's name; if the delimiter is unusual, declare it in the map.");
        foreach (var unknown in columns.Unknown)
            problems.Refuse(new(1, file, 1, unknown), "E_REDCAP_FIELD", "a column that the dictionary does not have", "a field of the dictionary",
                $"Export dictionary and records on the same day. The column of a checkbox's missing-data code needs that code in {RedcapMissing.FileName}.");
        foreach (var twice in columns.Fields.GroupBy(c => c.Name).Where(g => g.Skip(1).Any()))
            problems.Refuse(new(1, file, 1, twice.Last().Source(file)), "E_REDCAP_FIELD", "a column a second time", "every field once", "Export the records again.");
    }

    private static SheetFile Opened(RedcapData data, int rows, RedcapFiles files, FileConvention declared, ProblemList problems)
    {
        var forms = data.Columns.Fields.Where(c => c.Field.Kind is not RedcapKind.Skipped).Select(c => c.Field.Form).Distinct().ToList();
        foreach (var absent in declared.Sheets?.Except(forms) ?? [])
            problems.Refuse(new(1, data.Text.Name), "E_REDCAP_FORM", absent, $"a form of the project: {string.Join(", ", forms.Take(20))}", "Correct sheets in the map.");
        var identifying = Named(data.Columns.Fields.Where(c => c.Field.Identifier).Select(c => c.Name).Prepend(data.Dictionary.Record.Identifier ? data.Dictionary.Record.Name : ""));
        if (identifying.Length > 0)
            problems.Add(new(0, Path.GetFileName(files.Dictionary)), "W_REDCAP_IDENTIFIER", identifying, "no field that identifies a person, or a map that says what becomes of it",
                "Name these columns under patient: identity or under leave_out in the map.");
        return new(data.Text.Name, problems.RefusesAny ? [] : [.. forms.Where(f => declared.Sheets?.Contains(f) ?? true).Select(data.Sheet)],
            declared with { Encoding = data.Text.Encoding.WebName, Delimiter = data.Text.Delimiter == '\t' ? "\\t" : data.Text.Delimiter.ToString(), HeaderRows = 1, SkipRows = 0 },
            [.. Evidence(data, rows, files, identifying).Where(said => said.Length > 0)], problems.InOrder());
    }

    private static IEnumerable<string> Evidence(RedcapData data, int rows, RedcapFiles files, string identifying)
    {
        yield return $"dictionary {Path.GetFileName(files.Dictionary)}: {data.Dictionary.Fields.Count} fields in {data.Dictionary.Forms.Count} forms; {rows} rows in {data.Text.Name}";
        yield return data.Cells.Labels ? "answers as labels, read back to codes by the choices of the dictionary" : "answers as raw codes";
        yield return data.Columns.LabelledHeader ? "columns named by labels, read back to field names in the dictionary's order" : "";
        yield return data.Repeating.Count == 0 ? "no repeating form" : $"repeating forms: {string.Join(", ", data.Repeating.Order(StringComparer.Ordinal))}";
        yield return data.RepeatingEvents ? "repeating events: their forms carry the instance of the event" : "";
        yield return data.Cells.Missing.Meanings.Count == 0 ? "" : $"missing-data codes of {RedcapMissing.FileName}: {string.Join(", ", data.Cells.Missing.Codes)}";
        yield return identifying.Length == 0 ? "" : $"identifier (marked so in the dictionary): {identifying}";
        yield return Listed("dates whose time of day is not kept", data.Columns.Fields.Where(c => c.Field.Kind is RedcapKind.DayAndTime).Select(c => c.Name));
        yield return Listed("files and signatures, not read", data.Columns.Fields.Where(c => c.Field.Kind is RedcapKind.Skipped).Select(c => c.Name));
        yield return Listed("survey columns, not read", data.Columns.Surveys);
    }

    private static string Listed(string what, IEnumerable<string> names) => Named(names) is { Length: > 0 } named ? $"{what}: {named}" : "";

    private static string Named(IEnumerable<string> names) => string.Join(", ", names.Where(n => n.Length > 0));
}
