using System.Text;
using System.Text.Json;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>guidelines/schema against the strict reader: what one knows the other knows. The reader is asked by giving it a key, or a word, that nobody knows.</summary>
public class SchemaTests
{
    [Theory]
    [InlineData("guideline", "", "guideline.yaml", "name: My guideline")]
    [InlineData("statements", "", "first.yaml", "topic: First decisions")]
    [InlineData("statements", "statement", "first.yaml", "  stance: Optional\n")]
    [InlineData("statements", "step", "first.yaml", "modality: cross-sectional imaging")]
    [InlineData("options", "", "options.yaml", "options:\n")]
    [InlineData("options", "option", "options.yaml", "  title: Observation\n")]
    [InlineData("examples", "", "examples.yaml", "source: Worked")]
    [InlineData("examples", "example", "examples.yaml", "  title: The same")]
    public void Reader_and_schema_know_the_same_keys(string schema, string part, string file, string before)
    {
        var strange = before.StartsWith("modality", StringComparison.Ordinal) ? "zzz: 1, " : before.StartsWith("  ", StringComparison.Ordinal) ? "  zzz: 1\n" : "zzz: 1\n";
        var problem = Assert.Single(AuthoringPage.With(file, before, strange + before).Problems, p => p.Code == "E_GUIDELINE_KEY");
        Assert.Equal(Listed(problem.Expected), Part(schema, part).GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.False(Part(schema, part).GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [InlineData("stance: Optional", "stance: Zzz", "stance")]
    [InlineData("strength: Majority", "strength: Zzz", "strength")]
    [InlineData("stance: Optional", "stance: Optional\n  scope: zzz", "scope")]
    [InlineData("{ observe: for }", "{ observe: zzz }", "options/additionalProperties")]
    [InlineData("beware: [C-OBS]", "follow_up: { ct: zzz }", "follow_up/additionalProperties")]
    [InlineData("beware: [C-OBS]", "follow_up: { zzz: for }", "follow_up/propertyNames")]
    public void Reader_and_schema_know_the_same_words(string right, string wrong, string key)
    {
        var problem = Assert.Single(AuthoringPage.With("first.yaml", right, wrong).Problems, p => p.Code == "E_GUIDELINE_VALUE");
        var node = key.Split('/').Aggregate(Part("statements", "statement").GetProperty("properties"), (at, name) => at.GetProperty(name));
        Assert.Equal(Listed(problem.Expected), node.GetProperty("enum").EnumerateArray().Select(w => w.GetString()!).Order(StringComparer.Ordinal));
    }

    [Theory] // every key that the schema calls needed is missed by the reader, and no other
    [InlineData("guideline", "", "guideline.yaml")]
    [InlineData("statements", "statement", "first.yaml")]
    [InlineData("examples", "example", "examples.yaml")]
    public void Reader_and_schema_need_the_same_keys(string schema, string part, string file)
    {
        foreach (var key in Part(schema, part).GetProperty("properties").EnumerateObject().Select(p => p.Name))
        {
            var line = AuthoringPage.Files[file].Split('\n').FirstOrDefault(l => l.TrimStart(' ', '-').StartsWith(key + ":", StringComparison.Ordinal) && !l.EndsWith(':') && (part.Length == 0 || l.StartsWith("  ", StringComparison.Ordinal) || l.StartsWith("- ", StringComparison.Ordinal)));
            if (line is null)
                continue;
            var without = line.StartsWith("- ", StringComparison.Ordinal) ? "- note: x\n" : "";
            var missed = AuthoringPage.With(file, line + "\n", without).Problems.Any(p => p.Code == "E_GUIDELINE_KEY_MISSING" && p.Found == $"no {key}");
            Assert.Equal((key, Part(schema, part).GetProperty("required").EnumerateArray().Any(r => r.GetString() == key)), (key, missed));
        }
    }

    [Fact]
    public void The_page_explains_every_key_of_a_statement() =>
        Assert.All(Part("statements", "statement").GetProperty("properties").EnumerateObject(), p => Assert.Contains($"`{p.Name}`", AuthoringPage.Text, StringComparison.Ordinal));

    private static JsonElement Part(string schema, string part)
    {
        var root = JsonDocument.Parse(File.ReadAllText(Repository.File("guidelines", "schema", $"{schema}.schema.json"), Encoding.UTF8)).RootElement;
        return part switch
        {
            "" => root,
            "step" => root.GetProperty("$defs").GetProperty("statement").GetProperty("properties").GetProperty("schedule").GetProperty("items"),
            _ => root.GetProperty("$defs").GetProperty(part),
        };
    }

    private static IEnumerable<string> Listed(string expected) => expected["one of ".Length..].Split(", ").Order(StringComparer.Ordinal);
}
