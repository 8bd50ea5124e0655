using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Islet.Board;
using Islet.Course;
using Islet.Language;

namespace Islet.Tests.House;

/// <summary>Every sentence of the source stands in every catalogue, and nothing else does.</summary>
public partial class SentenceTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Pages whose words are not converted yet. The list only shrinks.</summary>
    private static readonly string[] NotConverted = [];

    public static TheoryData<string> Languages => ["sv", "it"];

    [Theory]
    [InlineData("""T("Sign in")""", "Sign in")]
    [InlineData("""x = T($"{n} lesions since {day:yyyy}") + 1""", "{0} lesions since {1:yyyy}")]
    [InlineData("""T($"{(a ? "b" : T("c"))} of {{{Of("x", 'y')}}}")""", "{0} of {{{1}}}")]
    [InlineData("""@T(list.Count(p => p), "{0} patient", "{0} patients in {1}", where)""", "{0} patient|{0} patients in {1}")]
    [InlineData("""N("say \"so\"")""", "say \"so\"")]
    public void A_sentence_is_read_out_of_the_source(string source, string key) => Assert.Equal(key, SourceSentences.Of(source).First());

    /// <summary>ISLET_GOLDEN=update writes what is missing as an empty sentence, for somebody to translate, and drops what is unused.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void Every_sentence_is_translated_and_none_is_unused(string language)
    {
        var catalogue = Catalogue(language);
        var said = SourceSentences.All.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("ISLET_GOLDEN") == "update")
        {
            catalogue = catalogue.Where(entry => said.Contains(entry.Key) || Vocabulary.Contains(entry.Key)).Concat(said.Where(key => !catalogue.ContainsKey(key)).Select(key => KeyValuePair.Create(key, "")))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            File.WriteAllText(PathOf(language), JsonSerializer.Serialize(catalogue, Readable) + "\n");
        }
        Assert.Empty(said.Where(key => catalogue.GetValueOrDefault(key) is not { Length: > 0 }).Order(StringComparer.Ordinal));
        Assert.Empty(catalogue.Keys.Where(key => !said.Contains(key) && !Vocabulary.Contains(key)).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_word_of_the_vocabulary_is_translated(string language)
    {
        var catalogue = Catalogue(language);
        Assert.Empty(Vocabulary.Where(word => word.Length > 3 && word.All(c => char.IsLower(c) || c == ' ') && !catalogue.ContainsKey(word)).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_translation_has_the_places_of_its_sentence(string language) => Assert.Empty(Catalogue(language)
        .Where(entry => Places(entry.Key) != Places(entry.Value) || entry.Key.Contains('|', StringComparison.Ordinal) != entry.Value.Contains('|', StringComparison.Ordinal)
            || (entry.Key[0] == ' ') != (entry.Value[0] == ' ') || (entry.Key[^1] == ' ') != (entry.Value[^1] == ' ')).Select(entry => entry.Key));

    [Theory, MemberData(nameof(Languages))]
    public void No_translation_holds_markup(string language) => Assert.DoesNotContain(Catalogue(language).Values, said => Markup().IsMatch(said));

    [Fact]
    public void No_page_has_a_sentence_of_its_own() =>
        Assert.Empty(SourceSentences.Files("*.razor").Where(file => !NotConverted.Contains(Path.GetFileName(file))).SelectMany(file => Bare(File.ReadAllText(file)).Select(text => $"{Path.GetFileName(file)}: {text}")));

    [Theory]
    [InlineData("<p>Two words</p>", true), InlineData("<p>@T(\"Two words\")</p>", false), InlineData("<p>Word</p>", false), InlineData("<p title=\"Word\">1</p>", true)]
    [InlineData("<p>@(yes ? \"two words\" : \"\")</p>", true), InlineData("<p class=\"two words\">@x</p>", false)]
    public void A_sentence_of_a_page_s_own_is_seen(string razor, bool seen) => Assert.Equal(seen, Bare(razor).Any());

    /// <summary>In a form and in an address a day is ISO, whoever reads the page.</summary>
    [Fact]
    public void No_form_and_no_address_has_a_day_as_the_reader_writes_it() =>
        Assert.Empty(SourceSentences.Files("*.razor").Where(file => ReadersDay().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName));

    /// <summary>A static field is filled once, in the language of whoever came first.</summary>
    [Fact]
    public void No_static_field_says_a_sentence() => Assert.Empty(SourceSentences.Files("*.cs").SelectMany(file => Filled().Matches(File.ReadAllText(file)).Where(m => Said().IsMatch(m.Value) && !m.Value.Contains("=>", StringComparison.Ordinal))
        .Select(m => $"{Path.GetFileName(file)}: {m.Value.Trim()}")));

    /// <summary>Texts between tags, in attributes that are read out, and in expressions, that no T says.</summary>
    private static IEnumerable<string> Bare(string razor)
    {
        var text = NotSaid().Replace(razor, "");
        foreach (var (from, to, _) in SourceSentences.Calls(text).Reverse())
            text = text[..from] + new string('0', to - from + 1) + text[(to + 1)..];
        var code = text.IndexOf("\n@code", StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
        return Between().Matches(text[..code]).Concat(ReadOut().Matches(text[..code])).Select(m => m.Groups["text"].Value)
            .Concat(InExpression().Matches(text[..code]).Select(m => m.Groups["text"].Value)).Where(found => !Code().IsMatch(found)).Select(found => found.Trim());
    }

    private static IReadOnlyDictionary<string, string> Catalogue(string language)
    {
        using var file = File.OpenRead(PathOf(language));
        return Sentences.Read(file);
    }

    private static string PathOf(string language) => Repository.File("src", "Islet.Language", "Sentences", language + ".json");

    private static string Places(string sentence) => string.Concat(Place().Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Words that stand in data: they are said through FactWords.Word.</summary>
    private static readonly HashSet<string> Vocabulary = Fact.All.SelectMany(fact => fact.Values.Append(fact.Name))
        .Concat(FindingForm.All.SelectMany(form => form.Members.SelectMany(member => member.Words.Append(member.Name)).Append(JsonNamingPolicy.SnakeCaseLower.ConvertName(form.Kind)))).Concat(Enum.GetValues<StatedBy>().Select(by => SnakeCase.Of(by))).Select(FactWords.English)
        .Concat(Fact.All.Select(fact => fact.Unit).OfType<string>().SelectMany(unit => unit is "lines" or "months" or "years" ? new[] { unit, unit[..^1] } : [unit])).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(value|min|max)=""@Numbers\.(Day|When)\(|[?&]\w+=\{Numbers\.(Day|When)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadersDay();

    [GeneratedRegex(@"static (readonly )?[^;={}()]*(\{ get; \} )?=[^>][^;]*;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filled();

    [GeneratedRegex(@"(?<![\w.])T\(", RegexOptions.None, 1000)]
    private static partial Regex Said();

    [GeneratedRegex(@"\{[0-9][^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("</?[a-z]|&[a-z]+;", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    /// <summary>Comments, commands to type, and classes.</summary>
    [GeneratedRegex(@"@\*.*?\*@|<code>.*?</code>|\sclass=""@\(.*?\)""", RegexOptions.Singleline, 1000)]
    private static partial Regex NotSaid();

    [GeneratedRegex(@">(?<text>[^<>{}@""]*\p{L}{2,}[ ,]+\p{L}{2,}[^<>{}@""]*)(?=[<@])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s(aria-label|title|placeholder|alt|label)=""(?<text>[^""@]*\p{L}{2,}[^""@]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadOut();

    [GeneratedRegex(@"(\?|:|\?\?|=>|\() \$?""(?<text>[^""]*\p{L}{2,} \p{Ll}{2,}[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InExpression();

    [GeneratedRegex(@"[;=]|&&|\?\?|\|\||\)\?\.|\)\)", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
