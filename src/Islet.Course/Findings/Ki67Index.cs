using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>A Ki-67 index as the report has it: a number, a range, or a bound ("8", "25-30", "&lt;3", "about 15").</summary>
/// <remarks>What is handed over to rules is decided in facts.md 3.2; the text itself is never lost.</remarks>
[JsonConverter(typeof(Json))]
public readonly record struct Ki67Index
{
    private const decimal JustBeyondABound = 0.1m; // "<3" is handed over as 2.9, ">20" as 20.1 (facts.md 3.2)

    private Ki67Index(string asWritten) => AsWritten = asWritten;

    public string AsWritten { get; }

    public static Ki67Index FromPercent(decimal percent) => IsIndex(percent)
        ? new(percent.ToString(CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A Ki-67 index lies between 0 and 100 %.");

    public static Ki67Index FromReport(string text) => new(text.Trim());

    /// <summary>Per cent of tumour cells for the rules: a range gives its upper end; null where the text is not understood.</summary>
    public decimal? Percent
    {
        get
        {
            var text = AsWritten.AsSpan().Trim().TrimEnd('%').TrimEnd();
            var percent = text switch
            {
                ['<', .. var bound] => Number(bound) - JustBeyondABound,
                ['>', .. var bound] => Number(bound) + JustBeyondABound,
                _ when text.IndexOfAny('-', '–') is > 0 and var dash => UpperEnd(text[..dash], text[(dash + 1)..]),
                _ => Number(text),
            };
            return percent is >= 0 and <= 100 ? percent : null;
        }
    }

    /// <summary>Both ends of a range ("25-30"); null: it is none.</summary>
    public (decimal Least, decimal Greatest)? Range
    {
        get
        {
            var text = AsWritten.AsSpan().Trim().TrimEnd('%').TrimEnd();
            return Percent is { } greatest && text.IndexOfAny('-', '–') is > 0 and var dash && Number(text[..dash].TrimEnd().TrimEnd('%')) is { } least ? (least, greatest) : null;
        }
    }

    /// <summary>Between which values it lies: of a number itself twice, of a bound from or to the end of the scale. Null: not understood.</summary>
    public (decimal Low, decimal High)? Ends => Percent is not { } percent ? null : Range is { } range ? range : AsWritten switch
    {
        ['<', .. var bound] => (0, Number(bound.AsSpan().TrimEnd().TrimEnd('%')) ?? percent),
        ['>', .. var bound] => (Number(bound.AsSpan().TrimEnd().TrimEnd('%')) ?? percent, 100),
        _ => (percent, percent),
    };

    public bool IsBound => AsWritten is ['<' or '>', ..];

    public override string ToString() => AsWritten;

    private static bool IsIndex(decimal percent) => percent is >= 0 and <= 100;

    private static decimal? UpperEnd(ReadOnlySpan<char> low, ReadOnlySpan<char> high) =>
        Number(low.TrimEnd().TrimEnd('%')) is { } from && Number(high) is { } to && from <= to ? to : null;

    private static decimal? Number(ReadOnlySpan<char> text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>An index is written as a number, anything else (a range, a bound, 150) as the text that it is.</summary>
    internal sealed class Json : JsonConverter<Ki67Index>
    {
        public override Ki67Index Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is not JsonTokenType.Number ? FromReport(reader.GetString() ?? "")
            : reader.TryGetDecimal(out var percent) && IsIndex(percent) ? FromPercent(percent)
            : throw new JsonException("not a Ki-67 index: 0 to 100");

        public override void Write(Utf8JsonWriter writer, Ki67Index value, JsonSerializerOptions options)
        {
            if (Number(value.AsWritten) is { } number && IsIndex(number) && number.ToString(CultureInfo.InvariantCulture) == value.AsWritten)
                writer.WriteNumberValue(number);
            else
                writer.WriteStringValue(value.AsWritten);
        }
    }
}
