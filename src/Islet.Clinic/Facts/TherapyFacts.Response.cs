using Islet.Course;

namespace Islet.Clinic;

/// <summary>Best response within the line (facts.md 3.11).</summary>
internal static partial class TherapyFacts
{
    /// <summary>
    /// Of the line that began last, by RECIST 1.1 without confirmation, from the measurements of the leading reader. Not evaluable is a value; what nobody measured,
    /// declared or adjudicated is unknown, and "non-CR/non-PD" is outside the fact's list.
    /// </summary>
    public static FactState BestResponse(Fact fact, Sight sight) => OfLast(fact, sight, line =>
    {
        var response = LineResponses.OfLine(line, sight.Measured.Where(s => s.Line == line), Recist11.Criterion, ResponseOptions.Default, confirmed: false);
        return response.Leading is { Best: { } best } leading ? State(fact, sight, FactValue.Of(ResponseWords.Of(best.Category)), leading.Deciding)
            : response.Open is ResponseOpen.NotMeasured ? sight.Missing(fact, content => content is LesionRead ? UnknownReason.NotRecorded : null)
            : FactState.Unknown(ReasonOf(response.Open), [.. (response.Differ.Count > 0 ? response.Differ : response.Readers).SelectMany(r => r.Deciding).Distinct()]);
    });

    private static UnknownReason ReasonOf(ResponseOpen? open) => open switch
    {
        ResponseOpen.OrderOpen => UnknownReason.OrderUnknown,
        ResponseOpen.ReadersDiffer => UnknownReason.Unresolved,
        ResponseOpen.NoBaseline or ResponseOpen.DurationNotKnown => UnknownReason.CannotSay,
        ResponseOpen.TargetsNotDeclared or ResponseOpen.NotMeasured or ResponseOpen.NoAssessment or null => UnknownReason.NotRecorded,
    };
}
