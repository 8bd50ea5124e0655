using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web.Entry;

/// <summary>A finding of each kind in which every member says something: made from the form itself, so that a new member is in it.</summary>
internal static class FullFindings
{
    public static IEnumerable<FindingForm> All => FindingForm.All;

    public static Content Of(string kind)
    {
        var json = new JsonObject();
        foreach (var member in FindingForm.Of(kind)!.Members)
            json[member.Name] = Value(kind, member);
        if (kind is "Judgement")
            (json["about"], json["value"]) = (Fact.TumorVolume.Name, "high");
        json.Remove("placed_at_origin"); // no person says it
        return FindingKinds.Read(kind, FindingKinds.VersionOf(kind), json.ToJsonString());
    }

    private static JsonNode Value(string kind, FindingMember member) => member switch
    {
        { Name: "stated_by" } => "clinician",
        { Name: "tumour" } => "T1",
        { Name: "asked" } => new JsonArray(Fact.SyndromicSymptoms.Name),
        { Form: MemberForm.Word } => member.Words[^1],
        { Form: MemberForm.YesNo } => true,
        { Form: MemberForm.Day } => "1960-05",
        { Form: MemberForm.Ki67Index } => "5-10",
        { Form: MemberForm.Whole } => 3,
        { Form: MemberForm.Number } => 4.5m,
        { Form: MemberForm.List, Words.Count: > 0 } => new JsonArray(member.Words[0], member.Words[^1]),
        { Form: MemberForm.List, Name: "drugs" } => new JsonArray("everolimus", "octreotide"),
        { Form: MemberForm.List } => new JsonArray("one", "two, and more"),
        { Name: "modality" } => "MRI",
        { Name: "t" } => "T2",
        { Name: "n" } => "N1",
        { Name: "m" } => "M0",
        { Name: "stage" } => "IIA",
        { Name: "analyte" } => "chromogranin_a",
        { Name: "drug" } => "octreotide",
        { Name: "organ" } => "liver",
        _ => $"words, with \"quotes\" & <signs>: {kind}",
    };
}
