using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Islet.Course;

/// <summary>What a rule says: its English sentence with numbered places, which is the key of the catalogue, and the values for them. A page says it in the reader's language.</summary>
/// <param name="english">"{0} findings after the death of {1}".</param>
/// <param name="values">Numbers, days, <see cref="Term"/>s, other wordings, and texts that stand as a source wrote them.</param>
public sealed class Wording(string english, params IReadOnlyList<object?> values) : IEquatable<Wording>
{
    public string English { get; } = english;

    public IReadOnlyList<object?> Values { get; } = values;

    /// <summary>A text of a source, or a sentence that no catalogue holds.</summary>
    public static implicit operator Wording(string text) => Of(text);

    public static Wording Of(string text) => new(Plain(text));

    /// <summary>A sentence of the catalogue.</summary>
    public static Wording N(string sentence) => Of(sentence);

    /// <summary>A sentence of the catalogue with values, in English order.</summary>
    public static Wording N(ref Places sentence) => sentence.Whole();

    /// <summary>In English, for files, programs and the command line.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, English, [.. Values]);

    public bool Equals(Wording? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Wording);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static string Plain(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>What the compiler makes of an interpolated sentence.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Places(int literalLength, int formattedCount)
    {
        private readonly StringBuilder english = new(literalLength + (formattedCount * 3));
        private readonly List<object?> values = new(formattedCount);

        public void AppendLiteral(string text) => english.Append(Plain(text));

        public void AppendFormatted<TValue>(TValue value)
        {
            english.Append(CultureInfo.InvariantCulture, $"{{{values.Count}}}");
            values.Add(value);
        }

        internal Wording Whole() => new(english.ToString(), values);
    }
}

/// <summary>A word of the vocabulary inside a sentence: chromogranin_a, imaging_study. A page says it as people write it.</summary>
public readonly record struct Term(string Code)
{
    /// <summary>The kind of a finding: ImagingStudy as imaging_study.</summary>
    public static Term OfKind(string kind) => new(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind));

    public override string ToString() => Code.Replace('_', ' ');
}

/// <summary>Words of which any one will do: "gastrin or chromogranin a".</summary>
public sealed record Terms(IReadOnlyList<Term> AnyOf)
{
    public override string ToString() => string.Join(" or ", AnyOf);
}
