using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>The facts of a file, checked: a name that is none, and a value that its fact cannot have, are problems. All of them are told at once.</summary>
/// <param name="Lesions">Null: the file says nothing about lesions.</param>
internal sealed record ClassifyFacts(IReadOnlyDictionary<Fact, FactValue> Facts, IReadOnlyList<PetLesion>? Lesions, IReadOnlyList<Problem> Problems)
{
    public const string PetLesions = "pet_lesions";

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
        var root = await JsonFile.ReadAsync(file, "a file of facts", cancel);
        return root.ValueKind is JsonValueKind.Object && root.TryGetProperty(FactsObject.Member, out var facts) && facts.ValueKind is JsonValueKind.Object
            ? root
            : throw new RefusedException(JsonFile.Code, file.Name, "no object 'facts'", "{\"facts\":{...}}", "See docs/classify.md.");
    }

    /// <param name="document">With an object <c>facts</c>; beside it may stand what names the file to its reader.</param>
    public static ClassifyFacts Read(JsonElement document)
    {
        var problems = new List<Problem>();
        IReadOnlyList<PetLesion>? lesions = null;
        problems.AddRange(document.EnumerateObject().Where(m => m.Name != FactsObject.Member && !Beside.Contains(m.Name, StringComparer.Ordinal)).Select(m => NotBeside(m.Name)));
        var values = FactsObject.Read(document.GetProperty(FactsObject.Member), FactsObject.Member, problems, Narrower, member =>
        {
            if (member.Name == PetLesions)
                lesions = PetLesionList.Read(member.Value, $"{FactsObject.Member}.{PetLesions}", problems);
            return member.Name == PetLesions;
        });
        return new(values, lesions, problems);
    }

    private static Problem NotBeside(string name) => new("E_FACTS_NAME", name, "a name that is not read here", $"{FactsObject.Member}, {string.Join(", ", Beside)}",
        name == PetLesions || Fact.Find(name) is not null ? $"Write it inside {FactsObject.Member}." : $"Write it inside {FactsObject.Member} if it is a fact, or leave it out.");
}
