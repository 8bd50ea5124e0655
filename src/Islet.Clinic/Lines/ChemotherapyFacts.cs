using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The facts of a line of chemotherapy as table 2 of the Nordic study asks them, and of all treatment up to the last day of a study. They look ahead: who is told apart
/// by them at the start of the line had to live to see it.
/// </summary>
/// <remarks>NORDIC NEC 2, Br J Cancer 2025;133:316–324, doi:10.1038/s41416-025-03054-w, Methods, Results, table 2 with its note c.</remarks>
public static class ChemotherapyFacts
{
    private static readonly Dictionary<Fact, Func<Snapshot, TherapyLine, Possible>> OfLine = new()
    {
        [Fact.LineRegimen] = (_, line) => Known(ChemotherapyLines.Regimen(line)),
        [Fact.LineBestResponseWithClinicalPd] = (end, line) => Known(Response(end, line).Category is { } category ? LineResponses.Word(category)?.ToString() ?? Stable(category) : null),
        [Fact.LineEarlyClinicalPd] = (end, line) => Known(Response(end, line).ByEarlyClinicalProgression),
        [Fact.LineStoppedForToxicity] = (end, line) => Of(LineToxicity.Of(line, end).Stopped),
        [Fact.LineFatalToxicity] = (end, line) => Of(LineToxicity.Of(line, end).Fatal),
    };

    private static readonly Dictionary<Fact, Func<Snapshot, Possible>> OfAll = new()
    {
        [Fact.ChemotherapyEver] = end => Of(!Untreated.Of(end).Chemotherapy),
        [Fact.PrrtEver] = Prrt,
        [Fact.WhyNeverChemotherapy] = end => Untreated.Of(end) is { Chemotherapy.Answer: Answer.Yes, Reason.Value: FactValue.Word { Value: var why } } ? Known(why) : default,
    };

    private static readonly FactSet All = [.. OfLine.Keys, .. OfAll.Keys, Fact.MonthsToEndOfStudy];

    /// <summary>Whether a fact is one of these.</summary>
    public static bool IsOne(Fact fact) => All.Contains(fact);

    /// <param name="end">The patient on the last day of the study.</param>
    /// <param name="line">That began with the event at which facts are read; null: it was none, and facts of a line are unknown.</param>
    /// <param name="at">The day of that event.</param>
    public static FactReader Over(Snapshot end, TherapyLine? line, AxisPoint at) => fact =>
        (fact == Fact.MonthsToEndOfStudy ? Months(end, at) : OfAll.TryGetValue(fact, out var all) ? all(end) : line is not null && OfLine.TryGetValue(fact, out var rule) ? rule(end, line) : default) is { Values: not null } known
            ? known : Possible.NotRecorded(fact);

    /// <summary>What scans show leads, then what the source states of the line, then the study's rule for those who were never scanned.</summary>
    private static StudyBestResponse Response(Snapshot end, TherapyLine line)
    {
        if (LineResponses.Of(end).FirstOrDefault(r => r.Line.Boundary.Episode.Finding == line.Boundary.Episode.Finding) is not { } response)
            return new(null, false);
        var (stated, early) = (StatedResponses.OfLine(end, response), EarlyClinicalProgression.Of(end, line));
        var rule = new BestResponseRule(EarlyClinicalProgressionIsPd: true);
        var seen = StudyBestResponse.Of(stated.Response, early, rule);
        return seen.Category is not (null or ResponseCategory.NE) || stated.Best.Select(b => b.Stated).Distinct().ToList() is not [var only] ? seen
            : only is not BestResponse.NE ? new(StatedResponses.Category(only.ToString()), false)
            : seen with { Category = seen.Category ?? (early.Answer.Answer is Answer.Yes ? ResponseCategory.PD : ResponseCategory.NE), ByEarlyClinicalProgression = early.Answer.Answer is Answer.Yes };
    }

    /// <summary>Non-CR/non-PD is stable disease in the paper's table.</summary>
    private static string? Stable(ResponseCategory category) => ResponseGroups.Of(category) is ResponseGroup.Stable ? "SD" : null;

    private static Possible Prrt(Snapshot end)
    {
        var lines = TherapyLines.AsBegun(end);
        return lines.Lines.Any(line => line.Has(DrugClass.Prrt)) ? Known(true) : lines is { IsIndexOpen: false, IsLeast: false, Doubts.Count: 0 } ? Known(false) : default;
    }

    private static Possible Months(Snapshot end, AxisPoint at) =>
        end.Course.Axis.Kind is AxisKind.Calendar ? Possible.Only(FactValue.Of(AxisPoint.MonthsBetween(at, end.View.Effective))) : default;

    private static Possible Known(bool? flag) => flag is { } known ? Possible.Only(FactValue.Of(known)) : default;

    private static Possible Known(string? word) => word is { } known ? Possible.Only(FactValue.Of(known)) : default;

    private static Possible Of(Truth truth) => truth.Answer switch { Answer.Yes => Known(true), Answer.No => Known(false), Answer.Unknown => default };
}
