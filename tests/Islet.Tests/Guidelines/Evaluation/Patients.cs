using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Course;
using StatementBase = Islet.Guidelines.StatementBase;

namespace Islet.Tests.Guidelines;

/// <summary>Patients for whom the shipped guideline is asked: worked out by hand, or random, each from one number that a failing test prints.</summary>
internal static class Patients
{
    private static readonly (Fact Fact, string Value)[] Usual = // what most statements ask first
    [
        (Fact.PrimarySite, "pancreas"), (Fact.Differentiation, "well"), (Fact.DiseaseStatus, "metastatic"), (Fact.FunctionalSyndrome, "none"),
        (Fact.SpecimenType, "core_biopsy"), (Fact.SystemicLinesStarted, "0"), (Fact.SstrPetResult, "positive"), (Fact.SymptomBurden, "none"),
    ];

    private static readonly IReadOnlyList<Fact> Asked = [.. Some.BaseFacts.Where(fact => fact.Group[0] is >= 'A' and <= 'I')];

    /// <summary>Fifteen synthetic patients and what NANETS 2020 says of them, worked out by hand (Course/Conditions/Fixtures/README.md).</summary>
    public static JsonElement[] Vignettes { get; } = [.. JsonDocument.Parse(File.ReadAllText(VignetteFile)).RootElement.GetProperty("vignettes").EnumerateArray()];

    public static string VignetteFile => Repository.File("tests", "Islet.Tests", "Course", "Conditions", "Fixtures", "vignettes.json");

    public static Dictionary<Fact, FactValue> Random(int seed)
    {
        var random = new Random(seed);
        var facts = Some.Patient(random, Asked);
        foreach (var (fact, value) in Usual.Where(_ => seed % 3 > 0 && random.Next(4) > 0))
            facts[fact] = fact.Parse(value)!;
        return facts;
    }

    public static FactReader Reader(IReadOnlyDictionary<Fact, FactValue> facts) => DerivedFacts.Over(Possible.Of(facts));

    public static FactReader Reader(params (Fact Fact, string Value)[] facts) => Reader(facts.ToDictionary(f => f.Fact, f => f.Fact.Parse(f.Value) ?? throw new ArgumentException($"{f.Value} is no {f.Fact}.", nameof(facts))));

    public static FactReader Reader(JsonElement vignette) => Reader(vignette.GetProperty("facts").EnumerateObject().ToDictionary(f => Fact.Find(f.Name)!, f => Value(f.Value)));

    public static FactValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => FactValue.Of(value.GetDecimal()),
        JsonValueKind.True or JsonValueKind.False => FactValue.Of(value.GetBoolean()),
        JsonValueKind.Array => FactValue.Of(value.EnumerateArray().Select(member => member.GetString()!)),
        _ => FactValue.Of(value.GetString()!),
    };

    public static Condition Condition(string text) => Islet.Course.Condition.Parse(text, StatementBase.Nanets2020.Macros).Value ?? throw new ArgumentException(text, nameof(text));
}
