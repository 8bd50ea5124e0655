using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Takes out of the findings of one course whatever may speak of the person, by the form of each kind: a member that is not known to be harmless is dropped.</summary>
/// <param name="keepPlace">The country, like the centre, may stay.</param>
/// <param name="keepDays">Days may stay; of a birth, the year.</param>
internal sealed class Redaction(DeidentificationCounts counts, bool keepPlace, bool keepDays = false)
{
    // Members by which findings of a course name each other; the names are a centre's own and are made anew.
    private static readonly Dictionary<string, char> Links = new(StringComparer.Ordinal)
    {
        ["tumour"] = 'T', ["Specimen.specimen"] = 'S', ["ImagingStudy.study"] = 'I', ["Treatment.course"] = 'C', ["TreatmentStop.course"] = 'C', ["Injection.course"] = 'C', ["Molecular.sample"] = 'S',
        ["Tumour.related_to"] = 'T', ["Specimen.lesion"] = 'L', ["Specimen.reader"] = 'R', ["ImagingStudy.reader"] = 'R', ["ImagingStudy.paired_with"] = 'I', ["LesionRead.lesion"] = 'L',
        ["LesionRead.split_from"] = 'L', ["LesionRead.merged_into"] = 'L', ["ImagingStudy.compared_with"] = 'I', ["ImagingStudy.course"] = 'C',
        ["BoardDecision.course"] = 'C', ["LesionRead.study"] = 'I', ["LesionRead.reader"] = 'R', ["Procedure.lesions"] = 'L', ["LineOverride.course"] = 'C', ["AdverseEvent.course"] = 'C', ["AdverseEvent.specimen"] = 'S',
        ["Characterization.specimen"] = 'S', ["Characterization.studies"] = 'I',
    };

    private const int YearDigits = 4;

    private readonly Dictionary<(char, string), string> names = [];

    /// <summary>Null: nothing of it may leave (a kind that is not known, a decision about two records).</summary>
    public Content? Of(Content content)
    {
        if (content is UnrecognizedContent or PersonMatch || FindingForm.Of(content.Kind) is not { } form)
        {
            counts.FindingsDropped++;
            return null;
        }
        var (json, kept) = (JsonNode.Parse(FindingKinds.Write(content))!.AsObject(), new JsonObject());
        foreach (var member in form.Members)
        {
            if (json[member.Name] is { } value && Kept(form.Kind, member, value, json) is { } harmless)
                kept[member.Name] = harmless;
        }
        counts.AsWrittenDropped += content.AsWritten?.Count ?? 0;
        return FindingKinds.Read(form.Kind, FindingKinds.VersionOf(form.Kind), kept.ToJsonString());
    }

    private JsonNode? Kept(string kind, FindingMember member, JsonNode value, JsonObject all)
    {
        switch (member.Form)
        {
            case MemberForm.Number or MemberForm.Whole or MemberForm.YesNo:
                return value.DeepClone();
            case MemberForm.Day when keepDays:
                return member.Name == "birth" ? value.GetValue<string>()[..YearDigits] : value.DeepClone();
            case MemberForm.Day:
                counts.DaysDropped++;
                return null;
            case MemberForm.List:
                var items = value.AsArray().Select(item => item!.GetValue<string>()).ToList();
                if (Links.TryGetValue($"{kind}.{member.Name}", out var link))
                    return new JsonArray([.. items.Select(item => (JsonNode)Name(link, item))]);
                var coded = items.Where(item => CodedWords.Allow(kind, member, item)).ToList();
                counts.Drop(kind, member.Name, items.Count - coded.Count);
                return items.Count == 0 || coded.Count > 0 ? new JsonArray([.. coded.Select(word => (JsonNode)word)]) : null;
            case MemberForm.Ki67Index when value.GetValueKind() is JsonValueKind.Number:
                return value.DeepClone();
            default:
                return Text(kind, member, value.GetValue<string>(), all);
        }
    }

    private JsonNode? Text(string kind, FindingMember member, string text, JsonObject all)
    {
        if (member.Name == "country" && !keepPlace)
            return null;
        if (kind == nameof(Molecular) && text == Molecular.Germline)
            return text;
        if ((Links.TryGetValue(member.Name, out var letter) || Links.TryGetValue($"{kind}.{member.Name}", out letter)) && text.Length > 0)
            return Name(letter, text);
        if (kind == nameof(Judgement) && member.Name == "value" && all["about"]?.GetValue<string>() is { } about)
        {
            if (about is Judgement.GoverningSpecimen or Judgement.IndexTumour)
                return Name(about == Judgement.IndexTumour ? 'T' : 'S', text);
            if (CodedWords.AllowJudgement(about, text))
                return text;
        }
        if (CodedWords.Allow(kind, member, text))
            return text;
        counts.Drop(kind, member.Name, 1);
        return member.Required ? CodedWords.Withheld : null;
    }

    /// <summary>T1, T2 … in the order in which the course speaks of them.</summary>
    private string Name(char letter, string text)
    {
        if (!names.TryGetValue((letter, text), out var name))
            names[(letter, text)] = name = string.Create(CultureInfo.InvariantCulture, $"{letter}{names.Keys.Count(k => k.Item1 == letter) + 1}");
        return name;
    }
}
