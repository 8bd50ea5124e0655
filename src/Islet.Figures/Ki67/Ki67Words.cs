namespace Islet.Figures;

/// <summary>What a Ki-67 figure says by itself.</summary>
internal static class Ki67Words
{
    public const string Vertical = "Ki-67 (%)";
    public const string Bands = "Bands: grade by Ki-67 alone, G1 below 3 %, G2 3 to 20 %, G3 above 20 % (WHO 2017 to 2022); dashed: 10 %, low and high G2. Mitoses may set a higher grade.";

    public static string Key(Ki67Likeness compared) => compared switch
    {
        Ki67Likeness.Same => "same lesion, specimen kind and reader as before",
        Ki67Likeness.Other => "lesion, specimen kind or reader differs",
        Ki67Likeness.NotStated => "not stated whether the same",
    };

    public static string ScaleNote(Ki67Scale scale) => scale switch
    {
        Ki67Scale.SquareRoot => "Vertical axis: square-root scale.",
        Ki67Scale.Linear => "",
        Ki67Scale.Logarithmic => "Vertical axis: logarithmic scale; what is below 0.5 % stands at 0.5 %.",
    };

    public static string NotDrawn(Ki67Figure figure)
    {
        var missing = figure.Lines.SelectMany(line => line.Marks.Where(m => m.Percent is null).Select(m => $"{(figure.Lines.Count > 1 ? line.Label + ", " : "")}{When(figure, m)} ({m.Written})")).ToList();
        return missing.Count == 0 ? "" : $"Not drawn, for there is no value: {string.Join("; ", missing)}.";
    }

    public static string When(Ki67Figure figure, Ki67Mark mark) => mark.When ?? figure.Axis.Name(mark.At);

    public static string Value(Ki67Mark mark) => mark.Percent is null ? $"no value: {mark.Written}" : $"{mark.Written} %";

    public static string Mark(Ki67Figure figure, Ki67Mark mark) =>
        string.Join(", ", new[] { $"{When(figure, mark)} {Value(mark)}", mark.Grade }.Concat(mark.Remarks).Where(s => !string.IsNullOrEmpty(s)));

    public static string Line(Ki67Figure figure, Ki67Line line) =>
        $"{line.Label}{(line.Group is { } group ? $" ({figure.Groups[group]})" : "")}: {(line.Marks.Count == 0 ? "no specimen" : string.Join("; ", line.Marks.OrderBy(m => m.At).Select(m => Mark(figure, m))))}";

    public static string Describe(Ki67Figure figure) => string.Join(' ', new[] { figure.Description, $"Ki-67 index, {Words.Plural(figure.Lines.Count, "line")}. Horizontal axis: {figure.Axis.Label}." }
        .Concat(figure.Lines.Select(line => Line(figure, line) + ".")).Append(Bands).Concat(figure.Footnotes).Where(s => s.Length > 0));

    public static FigureTable Table(Ki67Figure figure) => new FigureTable(figure.Title,
        [figure.Lines.Count > 1 ? "Patient" : "When", .. figure.Lines.Count > 1 ? ["When"] : Array.Empty<string>(), "Ki-67", "Grade", "Course", "Lesion", "Specimen", "Reader", "Against the value before"],
        [.. figure.Lines.SelectMany(line => line.Marks.OrderBy(m => m.At).Select(mark => Row(figure, line, mark)))]).Filled();

    private static IReadOnlyList<string> Row(Ki67Figure figure, Ki67Line line, Ki67Mark m) =>
        [.. figure.Lines.Count > 1 ? [line.Label] : Array.Empty<string>(), When(figure, m), Value(m), m.Grade ?? "", line.Group is { } group ? figure.Groups[group] : "", m.Lesion ?? "", m.Specimen ?? "", m.Reader ?? "", string.Join(", ", m.Remarks)];
}
