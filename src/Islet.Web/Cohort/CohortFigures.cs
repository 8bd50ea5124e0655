using System.Globalization;
using Islet.Figures;

namespace Islet.Web;

/// <summary>The figures over a cohort, each mark leading to its patients.</summary>
internal static class CohortFigures
{
    /// <summary>Lanes on one page.</summary>
    public const int MostLanes = 50;

    /// <summary>Lanes or bars of a figure that is taken home whole.</summary>
    public const int MostInFile = 300;

    /// <summary>Bars on one page.</summary>
    public const int MostBars = 300;

    /// <summary>Over the marks of the census: no course is read.</summary>
    public static SequenceFigure Sequence(CohortState state, int steps)
    {
        var index = state.Census.Cohort;
        var figure = SequenceFigure.Of(T($"Therapies by line, {Numbers.Count(state.Selection!.Count)} patients"), state.Selection.Patients.Members().Select(index.Lines), steps);
        return figure with
        {
            Steps = [.. figure.Steps.Select((nodes, step) => (IReadOnlyList<SequenceNode>)[.. nodes.Select(n => n with { Href = At(state.Query, step, n.State).ToAddress("/cohort/patients") })])],
            Flows = [.. figure.Flows.Select(f => f with { Href = At(At(state.Query, f.Step, f.From), f.Step + 1, f.To).ToAddress("/cohort/patients") })],
            Footnotes = Notes(state),
        };
    }

    public static WaterfallFigure Waterfall(CohortState state, IReadOnlyList<CohortPatient> patients, int line, int page, int most = MostBars)
    {
        List<WaterfallBar> bars = [.. patients.Where(p => p.Response.Bar is not null).Select(p => p.Response.Bar! with { Patient = Number(p.Patient), Href = PatientPageOf(p.Patient) }).OrderByDescending(b => b.Percent).ThenBy(b => b.Patient.Length).ThenBy(b => b.Patient, StringComparer.Ordinal)];
        return new(T($"Best change of the sum of diameters, line {line}"), [.. bars.Skip((page - 1) * most).Take(most)])
        {
            Without = [.. patients.Where(p => p.Response.Bar is null).Select(p => new NotShown("", p.Response.NoBar ?? ""))],
            Footnotes = Notes(state),
        };
    }

    /// <summary>The longest lanes of the whole cohort first, so many of them, a page at a time.</summary>
    public static SwimmerFigure Swimmer(CohortState state, IReadOnlyList<CohortPatient> patients, int page, int most = MostLanes) => new(T("Therapies, response and progression"), "start of first-line therapy",
        [.. patients.Where(p => p.Lanes.Lane is not null).OrderByDescending(p => p.Lanes.Lane!.Last).ThenBy(p => p.Patient).Skip((page - 1) * most).Take(most).Select(p => p.Lanes.Lane! with { Href = PatientPageOf(p.Patient) })])
    {
        Without = [.. patients.Where(p => p.Lanes.Lane is null).Select(p => new NotShown("", p.Lanes.Without ?? ""))],
        Footnotes = Notes(state),
    };

    /// <summary>For a file: its links would lead nowhere.</summary>
    public static SequenceFigure Unlinked(SequenceFigure figure) => figure with
    {
        Steps = [.. figure.Steps.Select(nodes => (IReadOnlyList<SequenceNode>)[.. nodes.Select(n => n with { Href = null })])],
        Flows = [.. figure.Flows.Select(f => f with { Href = null })],
    };

    /// <inheritdoc cref="Unlinked(SequenceFigure)"/>
    public static SwimmerFigure Unlinked(SwimmerFigure figure) => figure with { Lanes = [.. figure.Lanes.Select(l => l with { Href = null })] };

    /// <inheritdoc cref="Unlinked(SequenceFigure)"/>
    public static WaterfallFigure Unlinked(WaterfallFigure figure) => figure with { Bars = [.. figure.Bars.Select(b => b with { Href = null })] };

    private static CohortQuery At(CohortQuery query, int step, SequenceState state) => query.Only(CohortFacet.OfLine(step), CohortFacet.Key(state));

    private static string PatientPageOf(long patient) => "/patients/" + Number(patient);

    private static string Number(long patient) => patient.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Notes(CohortState state)
    {
        var synthetic = state.Patients.Count(p => p.Synthetic);
        IEnumerable<string> notes = [.. synthetic > 0 ? new[] { T($"Synthetic data: {Numbers.Count(synthetic)} of these patients are not persons.") } : [], T($"As known on {Numbers.Day(state.Census.Today)}.")];
        return [.. notes];
    }
}
