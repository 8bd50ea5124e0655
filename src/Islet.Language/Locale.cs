using System.Globalization;
using Islet.Course;

namespace Islet.Language;

/// <summary>A language that Islet speaks, and how its readers write days and numbers. What is stored is ISO, whatever the locale.</summary>
public sealed class Locale
{
    private const string ThinSpace = "\u202f";

    private readonly Lazy<Sentences> sentences;
    private readonly CultureInfo writing;
    private readonly Func<Day, string> day;

    private Locale(string code, string name, string decimalMark, Func<Day, string> day, Func<Sentences> sentences)
    {
        (Code, Name, this.day) = (code, name, day);
        this.sentences = new(sentences);
        writing = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        writing.NumberFormat.NumberDecimalSeparator = decimalMark;
        writing.NumberFormat.NumberGroupSeparator = ThinSpace;
        writing = CultureInfo.ReadOnly(writing);
    }

    /// <summary>Days as ISO 8601 writes them: 11/12 is read as two different days on the two sides of an ocean.</summary>
    public static Locale English { get; } = new("en", "English", ".", Iso, () => Sentences.None);

    /// <summary>Days as ISO 8601, which is the Swedish standard too (SS-ISO 8601).</summary>
    public static Locale Swedish { get; } = new("sv", "Svenska", ",", Iso, () => Sentences.Embedded("sv.json"));

    /// <summary>Days as 21/11/2026, 11/2026, 2026.</summary>
    public static Locale Italian { get; } = new("it", "Italiano", ",", DayFirst, () => Sentences.Embedded("it.json"));

    public static IReadOnlyList<Locale> All { get; } = [English, Swedish, Italian];

    /// <summary>That of <see cref="CultureInfo.CurrentUICulture"/>.</summary>
    public static Locale Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
    {
        "sv" => Swedish,
        "it" => Italian,
        _ => English,
    };

    /// <summary>ISO 639-1, as the lang attribute of a page has it.</summary>
    public string Code { get; }

    /// <summary>The language in itself.</summary>
    public string Name { get; }

    /// <summary>To make it the current one.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Code);

    /// <summary>Decimal mark and groups as the reader writes them. For text that is read by people only.</summary>
    public IFormatProvider Numbers => writing.NumberFormat;

    /// <summary>Null: Islet does not speak it.</summary>
    public static Locale? Of(string? code) => All.FirstOrDefault(locale => locale.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>A day as far as it is known.</summary>
    public string Write(Day value) => day(value);

    /// <summary>12 345: groups of three from five digits on, apart by a thin space (SI Brochure, 9th ed., section 5.4.4).</summary>
    public string Count(long number) => number.ToString(Math.Abs((decimal)number) < 10_000 ? "0" : "#,##0", writing);

    internal string Say(string english) => sentences.Value.Of(english) ?? english;

    internal string Say(long count, string one, string many) => sentences.Value.Of(one, many) is { } said
        ? count == 1 ? said.One : said.Many
        : count == 1 ? one : many;

    internal string Fill(string sentence, ReadOnlySpan<object?> values)
    {
        var written = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            written[i] = values[i] switch
            {
                DateOnly on => day(on),
                Day on => day(on),
                When { Day: { } on } => day(on),
                var other => other,
            };
        }
        return string.Format(writing, sentence, written);
    }

    private static string Iso(Day value) => value.ToString();

    private static string DayFirst(Day value) => string.Join('/', value.ToString().Split('-').Reverse());
}
