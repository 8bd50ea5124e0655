using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>What the texts of one field say.</summary>
/// <param name="Value">As the member stands in JSON; null: nothing.</param>
/// <param name="AsWritten">The text itself, where the value says it otherwise or cannot say it.</param>
public sealed record MemberReading(JsonNode? Value, string? AsWritten = null)
{
    /// <summary>Why the field cannot be saved; null: it can.</summary>
    public FieldProblem? Problem { get; init; }

    /// <summary>What is doubtful about a value that is taken all the same.</summary>
    public string? Remark { get; init; }

    /// <summary>No rule will read the value: a person has to say that it is meant so.</summary>
    public bool Asks { get; init; }

    /// <summary>What the text says for other members ("&lt;1" for comparator, "3/12" for nodes examined).</summary>
    public IReadOnlyDictionary<string, JsonNode> Extra { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>Longest text of a line, and of sentences [H]: a whole report belongs into the hospital's record.</summary>
    public const int LongestLine = 400, LongestProse = 20_000;

    /// <summary>Beyond any number that medicine writes in a registry [H]; rules may square and divide what is below.</summary>
    private const decimal Largest = 1e12m;

    private static readonly HashSet<string> MayBeNegative = new(StringComparer.Ordinal) { "attenuation_hu", "score", "value", "lower", "upper" };

    public static MemberReading Nothing { get; } = new(Value: null);

    /// <param name="keep">The person wants the text kept as it is written, where it is not understood.</param>
    public static MemberReading Of(EntryField field, IReadOnlyList<string> texts, bool keep)
    {
        if (!field.KeepsPlaces)
            texts = [.. texts.Where(text => !string.IsNullOrWhiteSpace(text))];
        if (texts.All(string.IsNullOrWhiteSpace))
            return Nothing;
        if (Signs.ProblemIn(texts, field.Control is EntryControl.Prose ? LongestProse : LongestLine) is { } problem)
            return Refused(field, problem.Code, problem.Says);
        return field.Control switch
        {
            EntryControl.Prose => new(JsonValue.Create(texts[0])),
            EntryControl.Name => new(JsonValue.Create(EntrySuggestions.Code(field, texts[0]))),
            EntryControl.Ticks => Ticked(field, texts),
            EntryControl.Lines => new(new JsonArray([.. texts.Select(text => Line(field, text))])),
            EntryControl.Drugs => Drugs(texts),
            _ => Understood(field, texts[0], keep),
        };
    }

    private static MemberReading Understood(EntryField field, string text, bool keep)
    {
        if (EntrySuggestions.Find(field, text) is { } code && (code != text || field.Member.Form is MemberForm.Text)) // before the signs for a missing value: NE and SD are categories of response here
            return new(JsonValue.Create(code));
        if (field.Name is "drug" && IsInTable(text))
            return new(JsonValue.Create(text));
        var read = CellReader.Read(Cell.OfText(text), field.Member, ConventionOf(field, text));
        if (read.IsMissing)
            return new(null, text); // "n.d." says that there is no value, and stays to be read
        if (read.Value is null)
            return keep && field.Control is EntryControl.Coded ? new(null, text) : Refused(field, "E_ENTRY_VALUE", NotTaken(field, text, read.Complaint));
        if (IsTooLarge(field, read))
            return Refused(field, "E_ENTRY_VALUE", text.Contains('-', StringComparison.Ordinal) || text.Contains('−', StringComparison.Ordinal) ? TypedFaults.Says(field, text) : T("No number of medicine is so large."));
        return new(read.Value, read.AsWritten) { Extra = read.Extra ?? Nothing.Extra, Remark = read.Complaint is null ? null : read.AsWritten is null ? T("No word of the vocabulary. It is kept as written, and no rule reads it.") : T("The value was taken, and the words are kept beside it."), Asks = read.Complaint is not null && read.AsWritten is null };
    }

    /// <summary>Days with points are written day first everywhere; with strokes in two ways, which is told. A single drug may be a brand.</summary>
    private static CellConvention ConventionOf(EntryField field, string text) => CellConvention.Undeclared with
    {
        Dates = text.Contains('.', StringComparison.Ordinal) ? DateOrder.DayMonthYear : null,
        Drugs = field.Name is "drug",
    };

    private static string NotTaken(EntryField field, string text, Complaint? complaint) => field.Member.Form switch
    {
        MemberForm.Number or MemberForm.Whole or MemberForm.Ki67Index => TypedFaults.Says(field, text),
        MemberForm.Day => TypedFaults.SaysOfDay(text, T($"Not understood. Expected: {Expected(field, complaint)}.")),
        _ => T($"Not understood. Expected: {Expected(field, complaint)}."),
    };

    private static string Expected(EntryField field, Complaint? complaint) => field switch
    {
        { Control: EntryControl.Choice or EntryControl.YesNo } => T("one of the words of the list"),
        { Member.Form: MemberForm.Day } => T("a day, month or year, as 17.5.2019, 05/2019 or 2019"),
        _ => complaint?.Expected.Said() ?? T("a value of this field"),
    };

    private static bool IsTooLarge(EntryField field, CellReading read) => field.Member.Form is MemberForm.Number or MemberForm.Whole && read.Value!.GetValueKind() is JsonValueKind.Number
        && decimal.Parse(read.Value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) is var number && (Math.Abs(number) > Largest || (number < 0 && !MayBeNegative.Contains(field.Name)));

    private static MemberReading Ticked(EntryField field, IReadOnlyList<string> words) => words.FirstOrDefault(word => !field.Words.Contains(word, StringComparer.Ordinal)) is not null
        ? Refused(field, "E_ENTRY_VALUE", T("Not understood. Expected: one of the words of the list."))
        : new(new JsonArray([.. words.Distinct(StringComparer.Ordinal).Select(word => (JsonNode)JsonValue.Create(word))]));

    /// <summary>A line is one item: by the vocabulary's word where it is one, else as it is written.</summary>
    private static JsonValue Line(EntryField field, string text) => text.Length == 0 ? JsonValue.Create(text) : EntrySuggestions.Code(field, text) is var code && code != text ? JsonValue.Create(code)
        : CellReader.Read(Cell.OfText(text), field.Member, CellConvention.Undeclared) is { Complaint: null, Value: JsonArray { Count: 1 } known } && known[0]!.GetValue<string>() is var word ? JsonValue.Create(word) : JsonValue.Create(text);

    /// <summary>Every line by its generic names; a name that is unknown stands as written, and is told.</summary>
    private static MemberReading Drugs(IReadOnlyList<string> texts)
    {
        var readings = texts.Select(text => IsInTable(text) ? new DrugReading([text], []) : DrugNames.Read(text)).ToList();
        var unknown = readings.SelectMany(r => r.NotUnderstood).ToList();
        var may = unknown.SelectMany(u => u.MayMean).Distinct(StringComparer.Ordinal).ToList();
        string[] names = [.. readings.SelectMany(r => r.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
        return new(new JsonArray([.. names.Select(name => (JsonNode)JsonValue.Create(name))]), names.SequenceEqual(texts, StringComparer.OrdinalIgnoreCase) ? null : string.Join(" + ", texts))
        {
            Asks = unknown.Count > 0,
            Remark = unknown.Count == 0 ? null : may.Count == 0
                ? T($"No drug of the vocabulary: {string.Join(", ", unknown.Select(u => u.Written))}. It stands as written and counts as no known drug.")
                : T($"No drug of the vocabulary: {string.Join(", ", unknown.Select(u => u.Written))}; perhaps {string.Join(", ", may)}? It stands as written and counts as no known drug."),
        };
    }

    /// <summary>A name by which the rules know a drug stands as it is, 177Lu-DOTATATE too, which imports call by its generic name.</summary>
    private static bool IsInTable(string text) => DrugTable.All.Any(row => row.Name == text);

    private static MemberReading Refused(EntryField field, string code, string says) => new(Value: null) { Problem = new(field.Id, field.Name, code, says) };
}
