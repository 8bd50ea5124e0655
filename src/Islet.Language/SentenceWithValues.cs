using System.Runtime.CompilerServices;

namespace Islet.Language;

/// <summary>What the compiler makes of an interpolated sentence: its text with numbered places, which is the key, and the values for them.</summary>
[InterpolatedStringHandler]
public ref struct SentenceWithValues
{
    private readonly Locale locale;
    private readonly object?[] values;
    private DefaultInterpolatedStringHandler key;
    private int count;

    public SentenceWithValues(int literalLength, int formattedCount)
    {
        locale = Locale.Current;
        values = new object?[formattedCount];
        key = new(literalLength + (formattedCount * 3), 0, System.Globalization.CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string text) => key.AppendLiteral(text.AsSpan().IndexOfAny('{', '}') < 0 ? text
        : text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted<TValue>(TValue value) => AppendFormatted(value, null);

    public void AppendFormatted<TValue>(TValue value, string? format)
    {
        key.AppendLiteral("{");
        key.AppendFormatted(count);
        if (format is not null)
        {
            key.AppendLiteral(":");
            key.AppendLiteral(format);
        }
        key.AppendLiteral("}");
        values[count++] = value;
    }

    internal string Say() => locale.Fill(locale.Say(key.ToStringAndClear()), values);
}
