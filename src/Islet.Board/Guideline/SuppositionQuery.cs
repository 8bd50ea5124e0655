using Islet.Course;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What an address supposes of a patient: if=ki67_percent:25, as often as there are facts. Nothing of it is ever recorded.</summary>
/// <param name="Chosen">The fact for which the form asks a value.</param>
/// <param name="Typed">The fact that was given a value in the form, and is to become part of the address.</param>
public sealed record SuppositionQuery(IReadOnlyList<Supposition> Supposed, IReadOnlyList<string> Remarks, Fact? Chosen, Supposition? Typed)
{
    public const string IfKey = "if", FactKey = "fact", ValueKey = "value";

    /// <summary>In the form: as if nothing were known of the fact, and of a set: asked, none.</summary>
    public const string Unknown = Supposition.Cleared, NoneOfThem = "[]";

    private const int Most = 20; // suppositions in one address: more is a mistake

    public static SuppositionQuery Read(IReadOnlyList<string> ifs, string? fact, IReadOnlyList<string> values)
    {
        List<string> remarks = [];
        List<Parsed<Supposition>> asked = [.. ifs.Take(Most).Select(one => one.Split(':', 2) is [var name, var value] ? Supposition.Parse(name.Trim(), value.Trim()) : Supposition.Parse(one))];
        Tell(Supposition.Together(asked).Problems, remarks);
        if (ifs.Count > Most)
            remarks.Add(T($"The address supposes more than {Numbers.Count(Most)} facts; the first {Numbers.Count(Most)} are read."));
        var chosen = string.IsNullOrEmpty(fact) ? null : Fact.Find(fact) is { IsDerived: false } known ? known : null;
        if (chosen is null && !string.IsNullOrEmpty(fact))
            remarks.Add(T("The fact that the form names cannot be supposed: it is no fact of the vocabulary, or it is computed from others."));
        List<string> written = [.. values.Where(v => v.Length > 0)];
        var typed = chosen is null || written.Count == 0 ? null : Read(Supposition.Parse(chosen.Name, Spelled(chosen, written)), remarks);
        return new([.. asked.Select(s => s.Value).OfType<Supposition>().GroupBy(s => s.Fact).Where(g => g.Count() == 1).Select(g => g.Single())], remarks, typed is null ? chosen : null, typed);
    }

    /// <summary>For an address: the suppositions with one more, in place of any on the same fact.</summary>
    public IEnumerable<Supposition> With(Supposition one) => [.. Without(one.Fact), one];

    public IEnumerable<Supposition> Without(Fact fact) => Supposed.Where(s => s.Fact != fact);

    /// <summary>"ki67_percent:25".</summary>
    public static string Written(Supposition one) => $"{one.Fact.Name}:{one.Value switch { null => Unknown, FactValue.Words { Members: [] } => NoneOfThem, FactValue.Words words => string.Join(',', words.Members), FactValue.Word word => word.Value, var value => value.ToString() }}";

    private static string Spelled(Fact fact, List<string> written) => fact.Type is FactType.Set && written is not [Unknown] ? string.Join(',', written.Where(w => w != NoneOfThem)) : written[^1];

    private static Supposition? Read(Parsed<Supposition> parsed, List<string> remarks)
    {
        Tell(parsed.Problems, remarks);
        return parsed.Value;
    }

    private static void Tell(IEnumerable<Problem> problems, List<string> remarks) =>
        remarks.AddRange(problems.Select(p => T($"Found: {Shown.Cut(p.Found)}. Expected: {Shown.Cut(p.Expected, 400)}. {p.Remedy}")));
}
