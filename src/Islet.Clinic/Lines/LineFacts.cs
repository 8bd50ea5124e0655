using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The facts of one line of therapy, as it is known on the last day of a study; every other fact is that of the patient on the day the line began. They look ahead:
/// who is told apart by them at the start of the line had to live to see it.
/// </summary>
/// <remarks>Panzuto et al., J Clin Med 2024;13:2074, section 2.1 (what is collected of a line), 3.1 (investigational drugs), 3.4 (sequences).</remarks>
public static class LineFacts
{
    private static readonly Dictionary<Fact, Func<Snapshot, TherapyLines, int, Possible>> Rules = new()
    {
        [Fact.SequenceClass] = (_, lines, _) => SequenceOf(lines),
        [Fact.InvestigationalDrugEver] = (end, _, _) => Known(ItalianCohort.InvestigationalDrug(end)),
        [Fact.LineBestResponse] = (end, lines, number) => BestResponse(end, lines, number),
        [Fact.LineProgressed] = (_, lines, number) => Known(Progressed(lines, number)),
    };

    private static readonly FactSet All = [.. Rules.Keys];

    private static Possible Unknown => new(null, default);

    /// <summary>Whether a fact is one of a line; others are the patient's of the day on which it began.</summary>
    public static bool IsOne(Fact fact) => All.Contains(fact);

    /// <summary>Answers the facts of a line.</summary>
    /// <param name="end">The patient on the last day of the study.</param>
    /// <param name="number">Of the line among those that were lines on the day they began.</param>
    public static FactReader Over(Snapshot end, int number)
    {
        var lines = TherapyLines.AsBegun(end);
        return fact => lines.Lacks(number) is null && Rules.TryGetValue(fact, out var rule) && rule(end, lines, number) is { Values: not null } known ? known : Possible.NotRecorded(fact);
    }

    /// <summary>An open history may hide an earlier line, but a clock that starts with the first line takes it for the first all the same.</summary>
    private static Possible SequenceOf(TherapyLines lines) => Sequences.Of(lines) switch
    {
        { Class: { } known } => Known(SnakeCase.Of(known)),
        { Excluded: NoSequence.LinesUncertain or NoSequence.FewerThanTwoLines } => Unknown,
        _ => Known("another"),
    };

    private static bool? Progressed(TherapyLines lines, int number) => lines.Lines[number - 1] switch
    {
        { Progression: not null } => true,
        { NextStart: not null } => lines.IsLeast ? null : false,
        _ => null, // the line may run still
    };

    /// <summary>What scans show leads; a word of the source speaks where nobody measured, and where all of them say the same.</summary>
    private static Possible BestResponse(Snapshot end, TherapyLines lines, int number)
    {
        var begun = lines.Lines[number - 1].Boundary.Episode.Finding;
        var stated = StatedResponses.Of(end).FirstOrDefault(s => s.Response.Line.Boundary.Episode.Finding == begun);
        return stated switch
        {
            null => Unknown,
            { Response.Best: ResponseCategory.NonCrNonPd } => Known("non_cr_non_pd"),
            { Response.Best: { } best } => Known(LineResponses.Word(best)?.ToString()),
            _ when stated.Best.Select(b => b.Stated).Distinct().ToList() is [var only] => Known(only.ToString()),
            _ => Unknown,
        };
    }

    private static Possible Known(bool? flag) => flag is { } known ? Possible.Only(FactValue.Of(known)) : Unknown;

    private static Possible Known(string? word) => word is { } known ? Possible.Only(FactValue.Of(known)) : Unknown;
}
