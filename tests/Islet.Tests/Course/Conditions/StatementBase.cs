using System.Text.Json;
using Islet.Course;

namespace Islet.Tests.Course;

/// <summary>The statement base of the NANETS 2020 guideline, where it stands beside the repository.</summary>
internal sealed class StatementBase
{
    private static readonly Lazy<StatementBase> Read = // a skip is thrown, and must be thrown to every test
        new(() => new(Json(Repository.SharedOrSkip("spec", "guideline-statements.json"))), LazyThreadSafetyMode.PublicationOnly);

    private StatementBase(JsonElement json)
    {
        Vocabulary = json.GetProperty("facts");
        Derived = [.. json.GetProperty("derived").EnumerateArray().Select(name => name.GetString()!)];
        Macros = Good(Macros.Parse(json.GetProperty("macros").EnumerateObject().ToDictionary(macro => macro.Name, macro => macro.Value.GetString()!)));
        Statements = [.. json.GetProperty("statements").EnumerateArray().Select(s => new Statement(
            s.GetProperty("id").GetString()!, Gated(s), Optional(s, "check"), Optional(s, "emphasis")))];
    }

    internal sealed record Statement(string Id, Condition Condition, Condition? Check, Condition? Emphasis);

    internal JsonElement Vocabulary { get; }
    internal IReadOnlyList<string> Derived { get; }
    internal Macros Macros { get; }
    internal IReadOnlyList<Statement> Statements { get; }

    internal Statement this[string id] => Statements.Single(statement => statement.Id == id);

    internal static StatementBase OrSkip() => Read.Value;

    internal static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    internal static IReadOnlyDictionary<Fact, FactValue> Facts(JsonElement facts) => facts.EnumerateObject()
        .ToDictionary(fact => Fact.Find(fact.Name) ?? throw new InvalidDataException(fact.Name), fact => Value(fact.Value));

    internal static FactValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => FactValue.Of(value.GetDecimal()),
        JsonValueKind.True or JsonValueKind.False => FactValue.Of(value.GetBoolean()),
        JsonValueKind.Array => FactValue.Of(value.EnumerateArray().Select(member => member.GetString()!)),
        _ => FactValue.Of(value.GetString()!),
    };

    private Condition Gated(JsonElement statement)
    {
        var condition = statement.GetProperty("condition").GetString()!;
        return Good(Condition.Parse(statement.GetProperty("scope").GetString() == "any" ? condition : $"IN_SCOPE and ({condition})", Macros));
    }

    private Condition? Optional(JsonElement statement, string name) =>
        statement.GetProperty(name).GetString() is { } text ? Good(Condition.Parse(text, Macros)) : null;

    private static T Good<T>(Parsed<T> parsed) where T : class =>
        parsed.Value ?? throw new InvalidDataException(string.Join(Environment.NewLine, parsed.Problems));
}
