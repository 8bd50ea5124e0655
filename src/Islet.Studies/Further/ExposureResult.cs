using Islet.Figures;
using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>One side of a comparison.</summary>
/// <param name="Rows">Patients; with an exposure that changes, spells: a patient may have one on either side.</param>
/// <param name="Time">Under observation in this state, in the endpoint's unit.</param>
public sealed record ExposurePart(int Rows, int Events, double Time);

/// <summary>One way to compare.</summary>
public sealed record ExposureComparison
{
    internal ExposureComparison(ExposureForm form, int patients, ExposurePart unexposed, ExposurePart exposed, int hadEvent, int censored, FurtherFit crude, FurtherFit? adjusted) =>
        (Form, Patients, Unexposed, Exposed, HadEvent, Censored, CrudeFit, AdjustedFit) = (form, patients, unexposed, exposed, hadEvent, censored, crude, adjusted);

    public ExposureForm Form { get; }

    public int Patients { get; }

    public ExposurePart Unexposed { get; }

    public ExposurePart Exposed { get; }

    /// <summary>Left out at a landmark: event at or before it.</summary>
    public int HadEvent { get; }

    /// <summary>Left out at a landmark: last seen at or before it.</summary>
    public int Censored { get; }

    public CoxModel? Crude => CrudeFit.Model;

    public CoxModel? Adjusted => AdjustedFit?.Model;

    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    internal FurtherFit CrudeFit { get; }

    internal FurtherFit? AdjustedFit { get; }
}

/// <param name="Patients">With an outcome.</param>
/// <param name="Unknown">Of whom nobody can say whether and when they were exposed: left out.</param>
/// <param name="Incomplete">Left out for an unknown term.</param>
/// <param name="Later">Exposed after time zero, within follow-up.</param>
/// <param name="FromStart">Exposed at time zero.</param>
public sealed record ExposureResult(ExposureAnalysis Of, int Patients, int Unknown, int Incomplete, int Later, int FromStart, IReadOnlyList<ExposureComparison> Comparisons) : FurtherResult(Of)
{
    /// <summary>Of the patients with the outcome whom it is about; null: about all.</summary>
    public PartCount? Part { get; init; }

    internal static string Words(ExposureForm form, ExposureAnalysis analysis) => form.Kind switch
    {
        ExposureKind.TimeDependent => "Time-dependent",
        ExposureKind.Landmark => $"Landmark at {Plain(form.At)} {StudyWords.Unit(analysis.Endpoint.Unit)}",
        ExposureKind.Ever => "Ever or never (biased by immortal time)",
    };

    private static string Word(ExposureKind kind) => kind switch { ExposureKind.TimeDependent => "time-dependent", ExposureKind.Landmark => "landmark", ExposureKind.Ever => "ever" };

    internal override IEnumerable<FurtherTable> Tables
    {
        get
        {
            var unit = StudyWords.Unit(Of.Endpoint.Unit);
            List<TableColumn> columns = [new("", Number: false), new("Patients"), new("Exposed: n, events"), new("Not exposed: n, events"), new($"HR ({Level(Of.Confidence)} CI)"), new("p")];
            if (Of.Adjust.Count > 0)
                columns.AddRange([new($"Adjusted HR ({Level(Of.Confidence)} CI)"), new("p")]);
            yield return new("", $"{Of.Label} and {Of.Endpoint.Label}", columns,
                [.. Comparisons.Select(c => new TableRow([Words(c.Form, Of), Count(c.Patients), Side(c.Exposed), Side(c.Unexposed), .. Effect(c.CrudeFit), .. c.AdjustedFit is { } adjusted ? Effect(adjusted) : []]))],
                [.. Notes(unit)], [.. Comparisons.SelectMany(c => new[] { ("none", (FurtherFit?)c.CrudeFit), ("terms", c.AdjustedFit) }.Where(f => f.Item2 is not null).Select(f => Data(c, f.Item1, f.Item2!)))]);
        }
    }

    private static string Side(ExposurePart part) => $"{Count(part.Rows)}, {Count(part.Events)}";

    private static string[] Effect(FurtherFit fit) => fit.Model is { Terms: [var exposure, ..] } ? [Ratio(exposure.HazardRatio, exposure.HazardRatioLimits), P(exposure.P)] : [NotDefined, ""];

    private Datum[] Data(ExposureComparison c, string adjusted, FurtherFit fit)
    {
        var term = fit.Model?.Terms[0];
        return [new("as", Word(c.Form.Kind)), new("at", c.Form.Kind is ExposureKind.Landmark ? c.Form.At : null), new("endpoint", Of.Endpoint.Id), new("adjusted_for", adjusted), new("n", c.Patients), new("events", fit.Events),
            new("exposed_rows", c.Exposed.Rows), new("exposed_events", c.Exposed.Events), new("exposed_time", c.Exposed.Time), new("unexposed_rows", c.Unexposed.Rows), new("unexposed_events", c.Unexposed.Events),
            new("unexposed_time", c.Unexposed.Time), new("coef", term?.Coefficient), new("se", term?.StandardError), new("hr", term?.HazardRatio), new("lower", term?.HazardRatioLimits.Lower), new("upper", term?.HazardRatioLimits.Upper),
            new("p", term?.P), new("confidence", Of.Confidence), new("not_fitted", fit.NotFitted), new("immortal_time", c.Form.Kind is ExposureKind.Ever && Later > 0)];
    }

    private IEnumerable<string> Notes(string unit)
    {
        yield return $"{Count(Patients, "patient")} with an outcome; exposed at time zero: {Count(FromStart)}, later: {Count(Later)}.";
        if (Part is { } part)
            yield return StudyTables.PartWords(part, Of.Within);
        if (Unknown > 0)
            yield return $"Left out, whether or when exposed is not known: {Count(Unknown, "patient")}. That no treatment is on record says “never” only where a person has called the treatment history complete.";
        if (Of.NotRecordedIsNever)
            yield return "By the study's own choice a treatment that is not on record was never given, also where nobody has called the history complete.";
        if (Incomplete > 0)
            yield return $"Left out, a term of the adjusted model unknown: {Count(Incomplete, "patient")}.";
        foreach (var c in Comparisons)
        {
            if (c.Form.Kind is ExposureKind.TimeDependent)
                yield return Text($"Time-dependent: n counts spells, exposed {c.Exposed.Time:0} and not exposed {c.Unexposed.Time:0} patient-{unit}; a patient is not exposed until the day of the treatment.");
            if (c.Form.Kind is ExposureKind.Landmark)
                yield return $"{Words(c.Form, Of)}: left out before it, {Count(c.HadEvent)} with the event and {Count(c.Censored)} no longer followed; exposed later counts as not exposed.";
            if (c.CrudeFit.NotFitted is { } why)
                yield return $"{Words(c.Form, Of)}, not fitted: {why}.";
            if (c.AdjustedFit?.NotFitted is { } other)
                yield return $"{Words(c.Form, Of)}, adjusted, not fitted: {other}.";
        }
        if (Of.Adjust.Count > 0)
            yield return $"Adjusted for {string.Join(", ", Of.Adjust.Select(t => t.Label))}.";
    }

    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        if (Of.Figure is not { } name)
            yield break;
        var title = $"{Of.Label} and {Of.Endpoint.Label}";
        List<ForestRow> rows = [];
        foreach (var c in Comparisons)
        {
            rows.Add(ForestRow.Heading(Words(c.Form, Of)));
            foreach (var (label, fit) in new[] { ("Unadjusted", (FurtherFit?)c.CrudeFit), ("Adjusted", c.AdjustedFit) })
                if (fit?.Model?.Terms[0] is { } term)
                    rows.Add(ForestRow.Of(label, new(term.HazardRatio, term.HazardRatioLimits, term.P)) with { Patients = c.Patients, Events = fit.Events });
        }
        yield return new(name, title, (new ForestFigure(title, "Hazard ratio", rows)
        {
            BelowOne = "Lower hazard when exposed", AboveOne = "Higher hazard when exposed", Level = Of.Confidence,
            Footnotes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), .. Grave.Select(r => $"Caution: {r}.")],
        }).ToSvg);
    }

    internal override IEnumerable<string> Methods
    {
        get
        {
            var what = string.Join("; ", Of.Forms.Select(f => f.Kind switch
            {
                ExposureKind.TimeDependent => "as a covariate that changes on the day the treatment begins, by (start, stop] rows of a Cox model (Andersen and Gill 1982)",
                ExposureKind.Landmark => $"by a landmark {Plain(f.At)} {StudyWords.Unit(Of.Endpoint.Unit)} after time zero (Anderson, Cain and Gelber 1983)",
                ExposureKind.Ever => "as ever or never, which is biased by immortal time (Suissa 2008) and shown for comparison alone",
            }));
            yield return $"{Of.Label}. {(Of.Line is { } line ? Text($"The start of line {line} of therapy") : "The first treatment of the class")} entered {what}. Cox models with Efron's ties{(Of.Adjust.Count > 0 ? ", unadjusted and adjusted side by side on the same patients" : "")}.";
        }
    }
}
