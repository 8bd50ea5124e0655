using System.Globalization;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Maps;

/// <summary>Sheets and maps for tests, in memory. Synthetic.</summary>
internal static class Sheets
{
    /// <summary>Biopsies told apart by a column.</summary>
    public const string Biopsies = """
          - kind: Specimen
            by: [no]
            when: {column: date}
            reported: unknown
            set: {specimen: {column: no}, ki67_percent: {column: ki67}, largest_diameter_mm: {column: size, unit: cm}}
        """;

    /// <summary>A sheet from lines of cells between bars; the first line names the columns, rows are numbered from 2.</summary>
    public static Sheet Sheet(string lines, string name = "cohort.csv", string file = "cohort.csv")
    {
        string[][] cells = [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
        return Sheet(cells[0], cells[1..], name, file);
    }

    public static Sheet Sheet(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, string name = "cohort.csv", string file = "cohort.csv") => new(file, name,
        [.. columns.Select((c, i) => new SheetColumn(i + 1, c))], () => rows.Select((row, i) => new SheetRow(i + 2, [.. row.Select(Cell.OfText)])));

    public static SheetFile File(params Sheet[] sheets) => File(new FileConvention { DecimalComma = false, Dates = DateOrder.YearMonthDay }, sheets);

    public static SheetFile File(FileConvention convention, params Sheet[] sheets) => new(sheets[0].File, sheets, convention, [], []);

    public static CourseMap Map(string findings, string head = "") => Read($"islet_map: 1\nsource: test\npatient: {{column: ID}}\n{head}\nfindings:\n{findings}");

    public static CourseMap Read(string text)
    {
        var (map, problems) = CourseMap.Parse(text);
        Assert.True(map is not null, string.Join('\n', problems));
        return map;
    }

    public static Imported Import(SheetFile file, CourseMap map, MappedOptions? options = null)
    {
        var source = MappedCourses.Open(file, map, options);
        return new(source, [.. source.Courses()]);
    }

    public static Imported Import(string sheet, string findings, string head = "") => Import(File(Sheet(sheet)), Map(findings, head));

    /// <summary>Every finding on a line: patient, day, kind, origin, content.</summary>
    public static IReadOnlyList<string> Lines(this IEnumerable<NewCourse> courses) => [.. courses.SelectMany(c => c.Findings.Select(f => string.Create(CultureInfo.InvariantCulture,
        $"{c.Patient.Key} {(f.Happened.IsKnown ? f.Happened.ToString() : "undated")} {f.Reported.ToStored() ?? "?"} {f.Origin} {f.ContentJson}")))];
}

internal sealed record Imported(MappedCourses Source, IReadOnlyList<NewCourse> Courses)
{
    public IReadOnlyList<Problem> Problems => Source.Problems;

    public IEnumerable<string> Codes => Problems.Select(p => p.Code);

    public IReadOnlyList<string> Lines => Courses.Lines();

    public IEnumerable<T> All<T>()
        where T : Content => Courses.SelectMany(c => c.Findings).Select(f => f.Content).OfType<T>();
}
