using System.Globalization;
using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>The facts of a file, checked: a name that is none, and a value that its fact cannot have, are problems. All of them are told at once.</summary>
/// <param name="Lesions">Null: the file says nothing about lesions.</param>
internal sealed record ClassifyFacts(IReadOnlyDictionary<Fact, FactValue> Facts, IReadOnlyList<PetLesion>? Lesions, IReadOnlyList<Problem> Problems)
{
    public const string PetLesions = "pet_lesions";

    private const string FactsMember = "facts";

    /// <summary>May stand beside the facts, and is not read.</summary>
    private static readonly string[] Beside = ["id", "title", "note"];

    /// <summary>Of these facts the contract takes fewer words than the vocabulary has: an edition before 2017 has other classes, and X is left out of the file.</summary>
    private static readonly Dictionary<Fact, string[]> Narrower = new()
    {
        [Fact.WhoEdition] = ["2017", "2019", "2022"],
        [Fact.TCategory] = ["T1", "T2", "T3", "T4"],
        [Fact.NCategory] = ["N0", "N1"],
    };

    /// <exception cref="RefusedException">E_FACTS_FILE: no such file, no JSON, or no object of facts in it.</exception>
    public static async Task<JsonElement> DocumentAsync(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
            throw NoFile(file.Name, Directory.Exists(file.FullName) ? "a folder" : "no such file", "a file of facts", "Check the path.");
        try
        {
            await using var stream = file.OpenRead();
            using var document = await JsonDocument.ParseAsync(stream, new() { AllowDuplicateProperties = false }, cancel);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(FactsMember, out var facts) && facts.ValueKind is JsonValueKind.Object
                ? root.Clone()
                : throw NoFile(file.Name, "no object 'facts'", "{\"facts\":{...}}", "See docs/classify.md.");
        }
        catch (JsonException fault)
        {
            throw NoFile($"{file.Name}, line {(fault.LineNumber ?? 0) + 1}", "a text that is no JSON, or a name twice in one object", "a JSON document", "Correct the file at this line.");
        }
    }

    /// <param name="document">With an object <c>facts</c>; beside it may stand what names the file to its reader.</param>
    public static ClassifyFacts Read(JsonElement document)
    {
        var (values, problems) = (new Dictionary<Fact, FactValue>(), new List<Problem>());
        IReadOnlyList<PetLesion>? lesions = null;
        problems.AddRange(document.EnumerateObject().Where(m => m.Name != FactsMember && !Beside.Contains(m.Name, StringComparer.Ordinal)).Select(m => NotBeside(m.Name)));
        foreach (var member in document.GetProperty(FactsMember).EnumerateObject())
        {
            var where = $"{FactsMember}.{member.Name}";
            if (member.Name == PetLesions)
                lesions = PetLesionList.Read(member.Value, where, problems);
            else if (Fact.Find(member.Name) is not { IsDerived: false } fact)
                problems.Add(NoFact(where, member.Name));
            else if (member.Value.ValueKind is not JsonValueKind.Null && ValueOf(fact, member.Value) is { } value)
                values[fact] = value;
            else if (member.Value.ValueKind is not JsonValueKind.Null)
                problems.Add(NoValue(where, member.Value, Narrower.TryGetValue(fact, out var words) ? "one of " + string.Join(", ", words) : fact.Expected));
        }
        return new(values, lesions, problems);
    }

    private static FactValue? ValueOf(Fact fact, JsonElement value)
    {
        var read = (fact.Type, value.ValueKind) switch
        {
            (FactType.Number, JsonValueKind.Number) => value.TryGetDecimal(out var number) ? FactValue.Of(number) : null,
            (FactType.Bool, JsonValueKind.True or JsonValueKind.False) => FactValue.Of(value.GetBoolean()),
            (FactType.Enum or FactType.Text, JsonValueKind.String) => FactValue.Of(value.GetString()!),
            (FactType.Set, JsonValueKind.Array) when value.EnumerateArray().All(e => e.ValueKind is JsonValueKind.String) => FactValue.Of(value.EnumerateArray().Select(e => e.GetString()!)),
            _ => null,
        };
        return read is not null && fact.Allows(read) && (!Narrower.TryGetValue(fact, out var words) || words.Contains(((FactValue.Word)read).Value, StringComparer.Ordinal)) ? read : null;
    }

    /// <summary>What stands there, without repeating a text that may be anything.</summary>
    internal static Problem NoValue(string where, JsonElement found, string expected) => new("E_FACTS_VALUE", where, found.ValueKind switch
    {
        JsonValueKind.Number => found.GetRawText() is { Length: <= 40 } number ? number : "a number of more than 40 digits",
        JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
        JsonValueKind.String => string.Create(CultureInfo.InvariantCulture, $"a text of {found.GetString()!.Length} characters"),
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"a list of {found.GetArrayLength()}"),
        JsonValueKind.Undefined or JsonValueKind.Null => "nothing",
        _ => "an object",
    }, expected, "Correct the value, or leave the fact out: it is then unknown.");

    private static Problem NotBeside(string name) => new("E_FACTS_NAME", name, "a name that is not read here", $"{FactsMember}, {string.Join(", ", Beside)}",
        name == PetLesions || Fact.Find(name) is not null ? $"Write it inside {FactsMember}." : $"Write it inside {FactsMember} if it is a fact, or leave it out.");

    private static Problem NoFact(string where, string name) => new("E_FACTS_NAME", where, Fact.Find(name) is null ? "a name that is no fact" : "a fact that is computed from others",
        "a fact of the vocabulary, or pet_lesions", Fact.Find(name) is not null ? "Give the facts that it is computed from."
        : Fact.Nearest(name) is { Count: > 0 } nearest ? $"Did you mean {string.Join(" or ", nearest)}?" : "docs/facts.md lists the vocabulary.");

    private static RefusedException NoFile(string where, string found, string expected, string remedy) => new("E_FACTS_FILE", where, found, expected, remedy);
}
