using Islet.Course;
using Islet.Language;

namespace Islet.Board;

/// <summary>What a rule says, in the reader's language: its sentence from the catalogue, its words, days and numbers as the reader writes them.</summary>
public static class WordingWords
{
    /// <param name="axis">What an offset counts from; null: the origin, unnamed.</param>
    public static string Said(this Wording wording, Axis? axis = null) => Catalogue.Say(wording.English, [.. wording.Values.Select(value => Written(value, axis ?? Axis.Calendar))]);

    private static object? Written(object? value, Axis axis) => value switch
    {
        Wording inner => inner.Said(axis),
        Term term => MemberLabels.Label(term.Code),
        Terms terms => Listed.Or(terms.AnyOf.Select(term => FactWords.Word(term.Code))),
        Ki67Index index => Numbers.Written(index.AsWritten.TrimEnd('%', ' ')),
        When at => Numbers.When(at, axis),
        _ => value,
    };
}
