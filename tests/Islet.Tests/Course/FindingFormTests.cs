using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Tests.Course;

public class FindingFormTests
{
    public static TheoryData<string> Kinds => [.. FindingKinds.Names];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_member_of_a_form_can_be_written_and_read_again(string kind)
    {
        var form = FindingForm.Of(kind)!;
        var json = new JsonObject();
        foreach (var member in form.Members)
            json[member.Name] = Example(member);
        json[FindingForm.Written] = new JsonObject { ["stated_by"] = "as somebody wrote" };
        var read = FindingKinds.Read(kind, FindingKinds.VersionOf(kind), json.ToJsonString());
        var again = JsonNode.Parse(FindingKinds.Write(read))!.AsObject();
        Assert.True(JsonNode.DeepEquals(json, again), $"{json}\n{again}");
    }

    /// <summary>Full, empty, and with a no wherever one can be said.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void The_value_of_a_member_is_what_its_json_says(string kind)
    {
        var form = FindingForm.Of(kind)!;
        foreach (var sparse in new[] { 0, 1, 2 })
        {
            var json = new JsonObject();
            foreach (var member in form.Members.Where(m => sparse != 1 || m.Required))
                json[member.Name] = sparse == 2 && member.Form is MemberForm.YesNo ? false : Example(member);
            var content = FindingKinds.Read(kind, FindingKinds.VersionOf(kind), json.ToJsonString());
            using var written = JsonDocument.Parse(FindingKinds.Write(content));
            foreach (var member in form.Members)
                Assert.Equal(written.RootElement.TryGetProperty(member.Name, out var value) ? value.GetRawText() : null, form.ValueOf(member, content) is { } said ? Json(said) : null);
        }
    }

    [Fact]
    public void A_word_has_the_words_of_its_enumeration_or_of_the_fact_of_its_name()
    {
        Assert.Equal(["G1", "G2", "G3"], FindingForm.Of("Specimen")!["reported_grade"]!.Words);
        Assert.Equal(Fact.SpecimenType.Values, FindingForm.Of("Specimen")!["specimen_type"]!.Words);
        Assert.Equal("mm", FindingForm.Of("Specimen")!["largest_diameter_mm"]!.Unit);
        Assert.True(FindingForm.Of("Laboratory")!["analyte"]!.Required);
    }

    [Fact]
    public void What_a_source_wrote_is_kept_in_the_order_of_the_members()
    {
        var content = new Specimen { AsWritten = new Dictionary<string, string> { ["reported_grade"] = "G2-3", ["ki67_percent"] = "ca 15" } };
        Assert.Equal("""{"read":"original","stated_by":"import","as_written":{"ki67_percent":"ca 15","reported_grade":"G2-3"}}""", FindingKinds.Write(content));
        Assert.DoesNotContain("as_written", FindingKinds.Write(new Specimen { AsWritten = new Dictionary<string, string>() }), StringComparison.Ordinal);
    }

    private static string Json(object value) => value switch
    {
        Day day => $"\"{day}\"",
        _ => JsonSerializer.Serialize(value),
    };

    private static JsonNode? Example(FindingMember member) => member.Form switch
    {
        MemberForm.Text => "text",
        MemberForm.Word => member.Words[^1],
        MemberForm.Number => 2.5m,
        MemberForm.Whole => 2,
        MemberForm.YesNo => true,
        MemberForm.Day => "2019-05",
        MemberForm.Ki67Index => "25-30",
        MemberForm.List => new JsonArray(member.Words.Count > 0 ? member.Words[0] : "text"),
    };
}
