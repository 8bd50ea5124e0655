using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Exchange;

/// <summary>Words, yes and no, and texts.</summary>
internal static partial class WordCells
{
    private static readonly string[] Tracers = ["dotatoc", "dotatate", "dotanoc", "edotreotide", "netspot", "detectnet", "sartate", "somakit"];

    public static CellReading Read(string text, FindingMember member, bool drugs) => member switch
    {
        { Form: MemberForm.YesNo, Name: "alive" } => Alive(text, member),
        { Form: MemberForm.YesNo } => MemberWords.Meaning(member, text) is { } flag ? new(JsonValue.Create(flag == "true")) : Without(text, member, N("yes or no")),
        { Form: MemberForm.Word } => Word(text, member),
        { Name: "t" or "n" or "m", Form: MemberForm.Text } => Category(text, char.ToUpperInvariant(member.Name[0])),
        { Name: "stage" } => Stage(text),
        { Form: MemberForm.Text } when drugs && DrugNames.Read(text) is { NotUnderstood.Count: 0, Names: [var drug] } => new(JsonValue.Create(drug), drug == text ? null : text),
        { Name: "modality" } => Modality(text, member),
        _ => Text(text, member),
    };

    private static CellReading Word(string text, FindingMember member)
    {
        if (text is "-" or "–" or "−" && MemberWords.Of(member) is { } list && (list == WordList.Of("result") || list == WordList.Of("presence")))
            return CellReading.NotUnderstood(text, N("a word: a dash may mean negative, or nothing"));
        if (member.Name is "who_edition" && Edition().Match(text) is { Success: true } edition && member.Words.Contains(edition.Value))
            return new(JsonValue.Create(edition.Value));
        return MemberWords.Meaning(member, text) is { } word ? new(JsonValue.Create(word), Keep(text, word, member)) : Without(text, member, N($"one of: {string.Join(", ", member.Words)}"));
    }

    /// <summary>What says no value, in the member's own words where it has one for that; else a complaint.</summary>
    private static CellReading Without(string text, FindingMember member, Wording expected)
    {
        if (MissingValue.Of(text) is not { } absence)
            return MissingValue.SaysNone(text) && member.Words.Contains("none") ? new(JsonValue.Create("none")) : CellReading.NotUnderstood(text, expected);
        var own = absence switch
        {
            Absence.NotDone => member.Words.Contains("not_done") ? "not_done" : member.Words.Contains("not_tested") ? "not_tested" : member.Words.Contains("NE") ? "NE" : null,
            Absence.NotEvaluable => member.Words.Contains("NE") ? "NE" : null,
            Absence.Unknown => member.Words.Contains("unknown") ? "unknown" : null,
            Absence.NoStatement or Absence.NotApplicable => null,
        };
        return own is null ? CellReading.Absent(absence) : new(JsonValue.Create(own));
    }

    /// <summary>A word of the vocabulary says the same as its translation; what is longer than that is kept.</summary>
    private static string? Keep(string text, string word, FindingMember member) =>
        member.Form is MemberForm.Word || string.Equals(Folded.Of(text), Folded.Of(word), StringComparison.Ordinal) ? null : text;

    private static CellReading Alive(string text, FindingMember member)
    {
        if (MemberWords.Meaning(member, text) is not { } flag)
            return Without(text, member, N("alive or dead"));
        var (cause, disease) = Folded.Of(text) switch
        {
            "dod" or "dead of disease" or "died of disease" or "dead from disease" or "dead of tumor" or "dead of tumour" or "dead of net" => ("tumour", (bool?)null),
            "doc" or "dead of other causes" or "dead of other cause" or "died of other cause" => ("other", null),
            "awd" or "alive with disease" => (null, true),
            "ned" or "no evidence of disease" or "alive without disease" => (null, (bool?)false),
            _ => (null, null),
        };
        Dictionary<string, JsonNode> extra = [];
        if (cause is not null)
            extra["cause"] = JsonValue.Create(cause);
        if (disease is { } with)
            extra["with_disease"] = JsonValue.Create(with);
        return new(JsonValue.Create(flag == "true")) { Extra = extra.Count > 0 ? extra : null };
    }

    private static CellReading Text(string text, FindingMember member)
    {
        if (MemberWords.Meaning(member, text) is { } word)
            return new(JsonValue.Create(word), Keep(text, word, member));
        if (MissingValue.Of(text) is { } absence)
            return CellReading.Absent(absence);
        return MemberWords.IsDecisive(member) ? Unrecognized(text, $"one of: {string.Join(", ", MemberWords.Of(member)!.Words)}") : new(JsonValue.Create(text));
    }

    private static CellReading Unrecognized(string text, string expected) =>
        new(JsonValue.Create(text), null, new("W_VALUE", expected, "It is kept as written, and no rule reads it. Add it to a list of the map if it means one of these."));

    /// <summary>A tracer names the modality that it belongs to.</summary>
    private static CellReading Modality(string text, FindingMember member)
    {
        var word = MemberWords.Meaning(member, text) ?? (Array.Exists(Tracers, t => text.Contains(t, StringComparison.OrdinalIgnoreCase)) ? "SSTR-PET" : null);
        if (word is null && MissingValue.Of(text) is { } absence)
            return CellReading.Absent(absence);
        if (word is null)
            return Unrecognized(text, $"one of: {string.Join(", ", MemberWords.Of(member)!.Words)}");
        var reading = new CellReading(JsonValue.Create(word), Keep(text, word, member));
        return text != word && Tracer(text) is { } tracer ? reading with { Extra = new Dictionary<string, JsonNode> { ["tracer"] = JsonValue.Create(tracer) } } : reading;
    }

    private static string? Tracer(string text)
    {
        var list = WordList.Of("tracer");
        var plain = Camera().Replace(text, " ").Trim();
        if (list.Meaning(plain) is { } whole)
            return whole;
        foreach (var part in plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (list.Meaning(part) is { } tracer)
                return tracer;
        }
        return null;
    }

    /// <summary>"2" becomes "T2"; "pT2", "ypT2a" stay as they are written.</summary>
    private static CellReading Category(string text, char letter)
    {
        if (CategoryForm().Match(text) is { Success: true } form && (form.Groups["letter"].Length == 0 || char.ToUpperInvariant(form.Groups["letter"].ValueSpan[0]) == letter))
            return new(JsonValue.Create(form.Groups["prefix"].Value.ToLowerInvariant() + letter + (form.Groups["number"].ValueSpan is "x" ? "X" : form.Groups["number"].Value)));
        return MissingValue.Of(text) is { } absence ? CellReading.Absent(absence) : Unrecognized(text, $"{letter}0 to {letter}4, {letter}X, or the same without {letter}");
    }

    private static CellReading Stage(string text)
    {
        if (MissingValue.Of(text) is { } absence)
            return CellReading.Absent(absence);
        if (StageForm().Match(text) is not { Success: true } form)
            return Unrecognized(text, "one stage group, as I, IIA or IV");
        var roman = form.Groups["roman"].Value switch { "1" => "I", "2" => "II", "3" => "III", "4" => "IV", var written => written.ToUpperInvariant() };
        var stage = roman + form.Groups["letter"].Value.ToUpperInvariant();
        return new(JsonValue.Create(stage), form.Groups["roman"].ValueSpan[0] is >= '0' and <= '9' ? text : null);
    }

    [GeneratedRegex(@"^(?<prefix>[pcyraPCYRA]{0,3})(?<letter>[TNMtnm]?)(?<number>X|x|[Ii]s|[0-4][a-dA-D]?[1-3]?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CategoryForm();

    [GeneratedRegex(@"^((stage|stadium|stadie|stadio|stade|estadio|enets|ajcc|uicc)[ :]*)*(?<roman>0|III|II|IV|I|[1-4])[ -]?(?<letter>[ABCabc]?[1-3]?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex StageForm();

    [GeneratedRegex(@"\b(2004|2010|2017|2019|2022)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Edition();

    [GeneratedRegex(@"\b(pet[-/ ]?(ct|mri|mr|tc)?|tep[-/ ]?(tdm|scan)?|spect[-/ ]?(ct)?|scan)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Camera();
}
