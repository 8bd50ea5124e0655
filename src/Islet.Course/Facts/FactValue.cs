using System.Globalization;

namespace Islet.Course;

/// <summary>A value that a fact has: a number, the word of an enum, yes or no, or a complete set of words. Unknown is not a value.</summary>
public abstract record FactValue
{
    private const NumberStyles Numeral = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    private FactValue() { }

    public static FactValue True { get; } = new Flag(true);
    public static FactValue False { get; } = new Flag(false);

    public static FactValue Of(decimal number) => new Number(number);
    public static FactValue Of(string word) => new Word(word);
    public static FactValue Of(bool flag) => flag ? True : False;

    /// <summary>A complete set: an empty one says "asked, none".</summary>
    public static FactValue Of(IEnumerable<string> words) => new Words(words);

    /// <summary>Reads the spelling of a type; whether a fact allows the value is the fact's to say.</summary>
    public static FactValue? Parse(FactType type, string text) => type switch
    {
        FactType.Number => decimal.TryParse(text, Numeral, CultureInfo.InvariantCulture, out var n) ? Of(n) : null,
        FactType.Bool => text switch { "true" => True, "false" => False, _ => null },
        FactType.Enum or FactType.Text => Of(text),
        FactType.Set => Of(text.Trim('[', ']', '{', '}', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    };

    public sealed record Number(decimal Value) : FactValue
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Word(string Value) : FactValue
    {
        /// <summary>Bare where the condition language can read it so, else between quotation marks.</summary>
        public override string ToString() => ConditionText.IsPlain(Value) ? Value : $"\"{Value}\"";
    }

    public sealed record Flag(bool Value) : FactValue
    {
        public override string ToString() => Value ? "true" : "false";
    }

    /// <summary>Equal when the members are, whatever the order in which they were given.</summary>
    public sealed record Words : FactValue
    {
        public Words(IEnumerable<string> members) => Members = [.. members.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        public IReadOnlyList<string> Members { get; }

        public bool Equals(Words? other) => other is not null && Members.SequenceEqual(other.Members, StringComparer.Ordinal);
        public override int GetHashCode() => Members.Aggregate(0, HashCode.Combine);
        public override string ToString() => "{" + string.Join(", ", Members) + "}";
    }
}
