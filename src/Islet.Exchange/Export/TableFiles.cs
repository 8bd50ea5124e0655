using Islet.Course;

namespace Islet.Exchange;

/// <summary>In which form tables are written.</summary>
public enum TableForm
{
    /// <summary>A folder with a text file a table, and a codebook.</summary>
    Csv,

    /// <summary>One workbook, a sheet a table.</summary>
    Xlsx,

    /// <summary>A folder with an SPSS file a table.</summary>
    Sav,

    /// <summary>A folder with a REDCap project: data dictionary and records.</summary>
    Redcap,
}

/// <param name="Files">Names within the folder.</param>
/// <param name="CannotHold">What the form has no place for, in sentences.</param>
public sealed record TablesWritten(IReadOnlyList<string> Files, IReadOnlyList<string> CannotHold);

/// <summary>Tables as files of other programs, with the map by which they come in again.</summary>
public static class TableFiles
{
    /// <param name="folder">Exists, and is empty.</param>
    /// <param name="name">Of the file, where the form is one file.</param>
    /// <param name="courses">Of which the tables were made.</param>
    /// <param name="made">Stands in files that hold a moment: the same moment gives the same bytes.</param>
    public static TablesWritten Write(TableForm form, string folder, string name, IReadOnlyList<DiseaseCourse> courses, FlatTableOptions options, DateTime made)
    {
        var tables = FlatTables.Of(courses, options);
        var (written, names) = form switch
        {
            TableForm.Csv => (Csv(folder, [.. tables, FlatTables.Codebook(tables)]), Same),
            TableForm.Xlsx => (Xlsx(folder, name, tables), Same),
            TableForm.Sav => (Sav(folder, [CodedSheet.Of(tables[0]), .. tables.Skip(1)], made), Same), // the facts of the patients do not come in again; findings do, by their words
            TableForm.Redcap => Redcap(folder, tables),
        };
        IEnumerable<string> files = written.Files;
        List<string> cannot = [.. ExportLosses.OfTables(courses, options), .. written.CannotHold];
        if (options.History)
        {
            cannot.Add("With --history no map is written: what was replaced would come in again as if it were in force.");
        }
        else
        {
            var map = ExportMap.Of(form, tables, courses, names);
            var file = form is TableForm.Xlsx ? $"{name}.{ExportMap.FileName}" : ExportMap.FileName;
            File.WriteAllText(Path.Combine(folder, file), map.Write());
            cannot.AddRange(ExportMap.CannotHold(map, courses));
            files = files.Append(file);
        }
        return new([.. files], cannot);
    }

    private static Func<Sheet, string?, string> Same { get; } = (table, column) => column ?? table.Name;

    private static TablesWritten Csv(string folder, IReadOnlyList<Sheet> tables)
    {
        foreach (var table in tables)
        {
            using var file = File.Create(Path.Combine(folder, table.Name + ".csv"));
            DelimitedText.Write(table, file);
        }
        return new([.. tables.Select(t => t.Name + ".csv")], []);
    }

    private static TablesWritten Xlsx(string folder, string name, IReadOnlyList<Sheet> tables)
    {
        using var file = File.Create(Path.Combine(folder, name));
        Workbook.Write(tables, file);
        return new([name], []);
    }

    private static TablesWritten Sav(string folder, IReadOnlyList<Sheet> tables, DateTime made)
    {
        var cannot = new List<string>();
        foreach (var table in tables)
        {
            using var file = File.Create(Path.Combine(folder, table.Name + ".sav"));
            cannot.AddRange(SpssFile.Write(table, file, made).Select(loss => $"{table.Name}: {loss}"));
        }
        return new([.. tables.Select(t => t.Name + ".sav")], cannot);
    }

    private static (TablesWritten, Func<Sheet, string?, string>) Redcap(string folder, IReadOnlyList<Sheet> tables)
    {
        var project = RedcapProject.Write(folder, tables);
        var renamed = project.Names.ToDictionary(n => (n.Sheet, n.Column), n => n.Field);
        return (new(project.Files, project.CannotHold), (table, column) => renamed.GetValueOrDefault((table.Name, column ?? ""), column ?? table.Name));
    }
}
