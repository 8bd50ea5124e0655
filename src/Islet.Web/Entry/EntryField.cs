using Islet.Course;

namespace Islet.Web;

/// <summary>How a member is asked.</summary>
public enum EntryControl
{
    /// <summary>One line that is understood as the imports understand a cell; a list of what is usual stands beside it.</summary>
    Coded,

    /// <summary>One line that is taken as it is: the name of a specimen, a study, a lesion.</summary>
    Name,

    /// <summary>Sentences, taken as they are.</summary>
    Prose,

    /// <summary>One word of a closed list.</summary>
    Choice,
    YesNo,

    /// <summary>Any words of a closed list.</summary>
    Ticks,

    /// <summary>Several texts, each in a line of its own.</summary>
    Lines,

    /// <summary>Drugs by generic, brand or regimen name, each in a line of its own.</summary>
    Drugs,
}

/// <summary>A member of a kind as its form asks it.</summary>
public sealed record EntryField(string Kind, FindingMember Member)
{
    private static readonly HashSet<string> Sentences = new(StringComparer.Ordinal)
    {
        "histology", "comorbidity", "question", "plan", "plan_before", "departure_reason", "done_instead", "not_done_reason", "basis", "variant", "regimen", "other_component",
    };

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "specimen", "reader", "lesion", "study", "course", "paired_with", "compared_with", "split_from", "merged_into", "related_to", "sample", "part", "gene", "panel", "scanner",
        "reconstruction", "segmentation", "arm", "form", "other", "assay", "unit", "instrument", "term", "country", "tumour",
    };

    /// <summary>The words of the sets that a visit may ask as a whole (facts.md 3.10).</summary>
    private static readonly IReadOnlyList<string> AskedSets = [Fact.SyndromicSymptoms.Name, Fact.HereditaryFeatures.Name, Fact.FamilyHistorySyndromes.Name];

    public string Name => Member.Name;

    /// <summary>Of the control in the form.</summary>
    public string Id => IdOf(Member.Name);

    public EntryControl Control { get; } = Member switch
    {
        { Name: "asked" } => EntryControl.Ticks,
        { Form: MemberForm.Word } => EntryControl.Choice,
        { Form: MemberForm.YesNo } => EntryControl.YesNo,
        { Form: MemberForm.List, Name: "drugs" } => EntryControl.Drugs,
        { Form: MemberForm.List, Words.Count: > 0 } => EntryControl.Ticks,
        { Form: MemberForm.List } => EntryControl.Lines,
        { Form: MemberForm.Text, Name: "value" or "cause" } => EntryControl.Name, // a judgement in the words of its fact, the cause of an adverse event
        { Form: MemberForm.Text } when Sentences.Contains(Member.Name) => EntryControl.Prose,
        { Form: MemberForm.Text } when Names.Contains(Member.Name) || (Kind, Member.Name) is ("Laboratory", "specimen") or ("EnrolmentEnd", "reason") => EntryControl.Name,
        _ => EntryControl.Coded,
    };

    /// <summary>Its lines belong to those of another member, by their places.</summary>
    public bool KeepsPlaces => Member.PlacesOf is not null;

    /// <summary>What was typed into it.</summary>
    public IReadOnlyList<string> TextsIn(FormText form) => KeepsPlaces ? form.Places(Id) : form.All(Id);

    /// <summary>All words that may be ticked or chosen.</summary>
    public IReadOnlyList<string> Words => Member.Name is "asked" ? AskedSets : Member.Words;

    public static string IdOf(string member) => "f-" + member;

    /// <summary>The tick that keeps a text as it was written where it is not understood.</summary>
    public static string KeepOf(string member) => "keep-" + member;
}
