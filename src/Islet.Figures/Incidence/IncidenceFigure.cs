using Islet.Statistics;

namespace Islet.Figures;

/// <summary>Cumulative incidence under competing risks: a line for each group and cause, limits, numbers at risk, Gray's test by name.</summary>
/// <remarks>Conventions after Latouche et al., J Clin Epidemiol 2013;66:648–653: every cause is shown, none alone.</remarks>
/// <param name="Title">Printed above; also the accessible name.</param>
/// <param name="Groups">In the order of the legend, each with the same causes.</param>
public sealed record IncidenceFigure(string Title, TimeAxis Time, IReadOnlyList<IncidenceGroup> Groups)
{
    /// <summary>Between groups, one a cause.</summary>
    public IReadOnlyList<TestResult> Tests { get; init; } = [];

    /// <summary>Small print below the figure.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public Bands Bands { get; init; } = Bands.Tint;

    public string ToSvg(FigureFrame frame) => IncidenceDrawing.Draw(this, frame);

    /// <summary>The result in words: groups, causes, incidences at a time, the tests.</summary>
    public string InWords() => string.Join(' ', Sentences());

    internal string Level => Words.Percent(Groups[0].Curves[0].Level);

    internal IReadOnlyList<IncidenceLine> Lines => [.. Groups.SelectMany((g, i) => g.Curves.Select((c, k) => new IncidenceLine(i, Name(g, c), c, Style(i, k))))];

    private string Name(IncidenceGroup group, IncidenceCurve curve) => Groups.Count > 1 ? $"{group.Label}: {curve.Cause}" : curve.Cause;

    // The colour is the group's, or the cause's where there is one group; the dash is the line's own.
    private SeriesStyle Style(int group, int cause)
    {
        var own = Palette.Series(group * Groups[0].Curves.Count + cause);
        var (line, words) = (Palette.Series(Groups.Count > 1 ? group : cause).Line, Palette.Series(Groups.Count > 1 ? group : cause).Words);
        return own with { Line = line, Words = words };
    }

    private IEnumerable<string> Sentences()
    {
        yield return $"Cumulative incidence, {Words.Plural(Groups.Count, "group")}, {Words.Plural(Groups[0].Curves.Count, "cause")}. Horizontal axis: {Time.Label}.";
        var time = IncidenceLayout.Common(this);
        foreach (var line in Lines)
            yield return $"{line.Name}: {Words.Plural(line.Curve.Subjects, "patient")}, {Words.Plural(line.Curve.Events, "event")}, incidence {IncidenceLegend.At(line.Curve, time)} at {Ticks.Label(time)} {Words.Unit(Time.Unit)}.";
        foreach (var test in Tests)
            yield return Words.Test(test) + ".";
        foreach (var note in Footnotes)
            yield return note.EndsWith('.') ? note : note + ".";
    }
}

/// <summary>One group's curves, one a cause.</summary>
public sealed record IncidenceGroup(string Label, IReadOnlyList<IncidenceCurve> Curves);

/// <summary>One line of the figure.</summary>
internal sealed record IncidenceLine(int Group, string Name, IncidenceCurve Curve, SeriesStyle Series);
