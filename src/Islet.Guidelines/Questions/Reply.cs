using System.Globalization;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>An answer to one fact, as far as a question tells answers apart: "Ki-67 above 20", "metastatic or locally advanced".</summary>
/// <param name="Examples">One value for each of the answers that are meant.</param>
public sealed record Reply(Fact Fact, IReadOnlyList<FactValue> Examples)
{
    /// <summary>Of a number, from where to where; none for the other types.</summary>
    public IReadOnlyList<NumberBand> Bands { get; init; } = [];

    public override string ToString() => Bands.Count > 0 ? string.Join(" or ", Bands.Select(b => $"{Fact.Name} {b}")) : $"{Fact.Name} = {string.Join(" or ", Examples)}";
}

/// <summary>Numbers from one limit to another. A side without a limit is null.</summary>
public readonly record struct NumberBand(decimal? From, bool IncludesFrom, decimal? To, bool IncludesTo)
{
    public override string ToString() => this switch
    {
        { From: { } a, To: { } b } when a == b => Text("=", a),
        { From: { } a, To: { } b } => $"{Text(IncludesFrom ? ">=" : ">", a)} and {Text(IncludesTo ? "<=" : "<", b)}",
        { From: { } a } => Text(IncludesFrom ? ">=" : ">", a),
        { To: { } b } => Text(IncludesTo ? "<=" : "<", b),
        _ => "any number",
    };

    private static string Text(string sign, decimal number) => string.Create(CultureInfo.InvariantCulture, $"{sign} {number}");
}
