using Islet.Course;
using Islet.Exchange;
using Islet.Tests.Studies;

namespace Islet.Tests.Exchange.Export;

/// <summary>Courses for the tests of exports.</summary>
internal static class Exported
{
    public static DateOnly Lock { get; } = new(2025, 6, 30);

    public static IReadOnlyList<DiseaseCourse> Virtual(int patients) => StudyCohorts.Virtual(patients);

    public static IReadOnlyList<Sheet> Tables(params IReadOnlyList<DiseaseCourse> courses) => FlatTables.Of(courses, new(Lock));

    public static Finding Of(string happened, Content content, int number = 1, string? reported = "=happened") => new(new((UInt128)number), When.Parse(happened),
        Reported.Parse(reported), new(1, new(2024, 1, 2, 3, 4, 5, default), "somebody", "a sheet"), content, FindingKinds.VersionOf(content.Kind), $"test/{number}");

    public static DiseaseCourse Course(string key, params IReadOnlyList<Finding> findings) => new(7, key, Axis.Calendar, "Uppsala", Synthetic: false, findings);

    /// <summary>A row by its columns, empty cells left out.</summary>
    public static IReadOnlyDictionary<string, string> Row(this Sheet sheet, int row = 0) =>
        sheet.Columns.Zip(sheet.Rows().ElementAt(row).Cells).Where(c => !c.Second.IsEmpty).ToDictionary(c => c.First.Name, c => c.Second.Text);
}
