using System.Text.Json;
using Islet.Cli.Patients;
using Islet.Course;

namespace Islet.Cli.Guideline;

/// <summary>A patient of whom a file tells facts, and nothing else.</summary>
internal sealed record FactsCase(string? Id, string? Title, IReadOnlyDictionary<Fact, FactValue> Facts);

/// <summary>Patients that a file describes: one by <c>{"facts":{…}}</c>, or several by <c>{"vignettes":[{"id","facts"},…]}</c>. What else stands there, as what somebody expects of them, is not read.</summary>
/// <param name="Problems">Where there is one, nothing is answered.</param>
/// <param name="Unread">Members that are not read and may be misspelt.</param>
internal sealed record FactsCases(IReadOnlyList<FactsCase> Cases, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Unread)
{
    private const int LongestName = 40; // characters of a name that is shown

    private static readonly string[] Outer = [FactsObject.Member, Several, "id", "title", "note"];

    private const string Several = "vignettes", Form = """{"facts":{...}} or {"vignettes":[{"id":...,"facts":{...}}]}""";

    /// <exception cref="RefusedException">E_FACTS_FILE: no such file, no JSON, or not of this form.</exception>
    public static async Task<FactsCases> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        var root = await JsonFile.ReadAsync(file, "a file of facts", cancel);
        if (root.ValueKind is not JsonValueKind.Object)
            throw NoForm(file.Name, "no object");
        List<Problem> problems = [], unread = [.. root.EnumerateObject().Where(m => !Outer.Contains(m.Name, StringComparer.Ordinal) && Fact.Find(m.Name) is null).Select(Unknown)];
        if (root.TryGetProperty(Several, out var vignettes))
        {
            if (root.TryGetProperty(FactsObject.Member, out _))
                throw NoForm(file.Name, "both 'facts' and 'vignettes'");
            if (vignettes.ValueKind is not JsonValueKind.Array)
                throw NoForm($"{file.Name}, {Several}", "no list");
            List<FactsCase> cases = [.. vignettes.EnumerateArray().Select((v, i) => One(v, file.Name, $"{Several}[{i}]", problems))];
            return new(cases, [.. problems, .. Twice(cases)], unread);
        }
        return new([One(root, file.Name, "", problems)], problems, unread);
    }

    /// <summary>Answers are told apart by the ids.</summary>
    private static IEnumerable<Problem> Twice(IReadOnlyList<FactsCase> cases) => cases.Select((c, i) => (c.Id, Place: $"{Several}[{i}]")).Where(c => c.Id is not null).GroupBy(c => c.Id, StringComparer.Ordinal)
        .SelectMany(same => same.Skip(1).Select(c => new Problem("E_FACTS_TWICE", $"{c.Place}.id", $"the id of {same.First().Place}", "an id of its own", "Give every vignette its own id, or none.")));

    private static Problem Unknown(JsonProperty member) => new(FactsFile.UnreadCode, member.Name.Length <= LongestName ? member.Name : $"{member.Name[..LongestName]}…", "a name that is not read here", string.Join(", ", Outer),
        Spelling.Nearest(member.Name, Outer) is [var near, ..] ? $"Did you mean {near}?" : "Leave it, or correct the name.");

    private static FactsCase One(JsonElement one, string file, string where, List<Problem> problems)
    {
        if (one.ValueKind is not JsonValueKind.Object || !one.TryGetProperty(FactsObject.Member, out var facts) || facts.ValueKind is not JsonValueKind.Object)
            throw NoForm(where.Length == 0 ? file : $"{file}, {where}", Misspelt(one) is { } near ? $"no object 'facts', but '{near}'" : "no object 'facts'");
        problems.AddRange(one.EnumerateObject().Where(m => Fact.Find(m.Name) is not null).Select(m => new Problem("E_FACTS_NAME", Within(where, m.Name), "a fact beside the facts", "facts inside 'facts'", "Write it inside facts.")));
        return new(Text(one, "id"), Text(one, "title"), FactsObject.Read(facts, Within(where, FactsObject.Member), problems));
    }

    private static string? Misspelt(JsonElement one) => one.ValueKind is not JsonValueKind.Object || one.TryGetProperty(FactsObject.Member, out _) ? null
        : one.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => name.Length <= LongestName && Spelling.Nearest(name, [FactsObject.Member, Several]).Count > 0);

    private static string Within(string where, string name) => where.Length == 0 ? name : $"{where}.{name}";

    private static string? Text(JsonElement one, string name) => !one.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static RefusedException NoForm(string where, string found) => new(JsonFile.Code, where, found, Form, "See docs/guidelines.md for the form of the file.");
}
