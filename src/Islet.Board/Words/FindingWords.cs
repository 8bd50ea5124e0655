using System.Globalization;
using Islet.Course;

namespace Islet.Board;

/// <summary>A finding as it is told: what it is, and what it says, member by member.</summary>
public sealed record FindingText(string Title, IReadOnlyList<(string Label, string Value)> Details)
{
    /// <summary>Content of a kind that this program does not know, word for word.</summary>
    public string? Verbatim { get; init; }
}

/// <summary>What each kind of finding says, in the field's words. A member that a source left out is not mentioned.</summary>
public static class FindingWords
{
    /// <summary>The member that names the tumour; left out where a course has only one.</summary>
    public const string Tumour = "tumour";

    public static FindingText Of(Content content)
    {
        var said = new List<(string Label, string Value)>();
        void Say(string label, string? value, string unit = "")
        {
            if (!string.IsNullOrWhiteSpace(value))
                said.Add((label, value + unit));
        }
        if (content is UnrecognizedContent other)
            return new(FactWords.Sentence(other.KindName), [("kind", "not known to this version; kept word for word")]) { Verbatim = other.Json };
        var title = Tell(content, Say);
        Say(Tumour, content.Tumour);
        foreach (var (member, text) in content.AsWritten ?? Nothing)
            Say($"{FactWords.Word(member)}, as written", text);
        return new(title, said);
    }

    public static string By(StatedBy by) => by is StatedBy.Import ? "the imported file" : FactWords.Word(SnakeCase.Of(by));

    public static string Recorded(Recording recorded) => $"recorded {Numbers.Instant(recorded.At)} by {recorded.By} from {recorded.Source}";

    public static string Because(Why why) => why switch
    {
        Why.Correction => "correction of an entry",
        Why.Review => "review of the same material",
        Why.Addendum => "addendum to the report",
        Why.Withdrawal => "withdrawn: never true of this patient",
    };

    /// <summary>Why a finding is not part of a view.</summary>
    public static string Hidden(Visibility visibility) => visibility switch
    {
        Visibility.Visible => "in view",
        Visibility.NotInLog => "recorded later",
        Visibility.AfterEffective => "happened after this day",
        Visibility.HappenedUncertain => "happened perhaps after this day",
        Visibility.NoDate => "nobody knows when it happened",
        Visibility.NotYetKnown => "the result was not yet issued",
        Visibility.ReportedDateUnknown => "nobody knows when the result was issued",
        Visibility.Superseded => "replaced",
        Visibility.Withdrawn => "withdrawn",
        Visibility.Hindsight => "judged in hindsight",
    };

    /// <summary>A result as a source states it: "everolimus, best response SD, pfs 11.2 months".</summary>
    public static string Stated(ReportedOutcome o) => string.Join(", ", new[]
    {
        o.Regimen ?? (o.Drugs is { Count: > 0 } drugs ? string.Join(" + ", drugs) : null),
        o.BestResponse is { } best ? $"best response {best}" : null,
        o.Progression switch { true => "progression", false => "no progression", null => null },
        o.Months is { } months ? $"{(o.Endpoint is { } endpoint ? FactWords.Word(endpoint) + " " : "")}{Number(months)} months{(o.Event is false ? " (censored)" : "")}" : null,
    }.OfType<string>());

    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly HashSet<string> EveryKind = new(StringComparer.Ordinal) { "stated_by", Tumour, "placed_at_origin", FindingForm.Written };

    private delegate void Say(string label, string? value, string unit = "");

    private static string Tell(Content content, Say say) => content switch
    {
        Person p => Tell(p, say),
        TumourEntity t => Tell(t, say),
        Diagnosis d => Tell(d, say),
        Specimen s => Tell(s, say),
        Staging s => Tell(s, say),
        ImagingStudy i => Tell(i, say),
        Treatment t => Tell(t, say),
        TreatmentStop t => Tell(t, say),
        Procedure p => Tell(p, say),
        VitalStatus v => Tell(v, say),
        _ => TellByForm(content, say),
    };

    /// <summary>Member by member as the kind's form has them, each with its unit.</summary>
    private static string TellByForm(Content content, Say say)
    {
        using var json = System.Text.Json.JsonDocument.Parse(FindingKinds.Write(content));
        foreach (var member in FindingForm.Of(content.Kind)!.Members.Where(m => !EveryKind.Contains(m.Name)))
        {
            if (json.RootElement.TryGetProperty(member.Name, out var value))
                say(FactWords.Word(member.Name), content is Laboratory { Unit: { } unitWritten } && member.Name == "unit" ? FactWords.Unit(unitWritten) : Told(value), member.Unit is { } unit ? $" {unit}" : "");
        }
        return FactWords.Sentence(Words(content.Kind));
    }

    private static string Told(System.Text.Json.JsonElement value) => value.ValueKind switch
    {
        System.Text.Json.JsonValueKind.True => "yes",
        System.Text.Json.JsonValueKind.False => "no",
        System.Text.Json.JsonValueKind.Array => value.GetArrayLength() == 0 ? "none" : string.Join(", ", value.EnumerateArray().Select(Told)),
        System.Text.Json.JsonValueKind.String => value.GetString() switch { "true" => "yes", "false" => "no", var word => FactWords.Word(word!) },
        _ => value.GetRawText(),
    };

    /// <summary>ClinicalStatus: "clinical status".</summary>
    private static string Words(string kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind).Replace('_', ' ');

    private static string Tell(Person p, Say say)
    {
        say("sex", Word(p.Sex));
        say("born", p.Birth?.ToString());
        say("country", p.Country);
        return "Person";
    }

    private static string Tell(TumourEntity t, Say say)
    {
        say("organ", Word(t.Organ));
        say("family", t.Family is { } family ? Family(family) : null);
        say("relation", Word(t.Relation));
        return "Tumour";
    }

    private static string Tell(Diagnosis d, Say say)
    {
        say("as the source has it", d.Histology);
        say("age", Number(d.AgeYears), " years");
        say("functioning", YesNo(d.Functioning));
        say("hereditary syndrome", YesNo(d.FamilialSyndrome));
        return "Diagnosis";
    }

    private static string Tell(Specimen s, Say say)
    {
        say("read", s.Read is ReadRole.Original ? null : Word<ReadRole>(s.Read));
        say("site", Word(s.SpecimenSite));
        say("adequate", s.Adequate is false ? "no" : null);
        say("differentiation", Word(s.Differentiation));
        say("Ki-67", s.Ki67Percent?.AsWritten.TrimEnd('%', ' '), " %");
        say("cells counted for Ki-67", Number(s.Ki67CellsCounted));
        say("Ki-67 counted by", Word(s.Ki67Method));
        say("cell type", Word(s.NecCellType));
        say("mitoses", Number(s.MitosesPer2Mm2), " per 2 mm²");
        say("grade as reported", s.ReportedGrade is { } grade ? $"{grade}{(s.WhoEdition is { } edition ? $" (WHO {edition})" : "")}" : null);
        say("largest diameter", Number(s.LargestDiameterMm), " mm");
        say("organ", s.Organ);
        say("necrosis", Word(s.Necrosis));
        say("nodes", s.NodesPositive is null && s.NodesExamined is null ? null : $"{s.NodesPositive?.ToString(CultureInfo.InvariantCulture) ?? "?"} of {s.NodesExamined?.ToString(CultureInfo.InvariantCulture) ?? "?"} with tumour");
        say("MiNEN", YesNo(s.MiNen));
        foreach (var (stain, result) in Stains(s))
            say(stain, Word(result));
        say("perineural invasion", Word(s.PerineuralInvasion));
        say("vascular invasion", Word(s.VascularInvasion));
        say("specimen", s.SpecimenName);
        return s.SpecimenType switch
        {
            "resection" => "Resection specimen",
            "core_biopsy" => "Core biopsy",
            "fna_cell_block" => "Fine-needle aspirate, cell block",
            "fna_smear" => "Fine-needle aspirate, smear",
            _ => "Specimen",
        };
    }

    private static IEnumerable<(string Stain, string? Result)> Stains(Specimen s) =>
    [
        ("synaptophysin", s.IhcSynaptophysin), ("chromogranin A stain", s.IhcCga), ("INSM1", s.IhcInsm1), ("keratin", s.IhcKeratin),
        ("EpCAM or EMA", s.IhcEpcamEma), ("DAXX", s.IhcDaxx), ("ATRX", s.IhcAtrx), ("Rb", s.IhcRb), ("p53", s.IhcP53), ("SSTR2A", s.IhcSstr2A),
    ];

    private static string Tell(Staging s, Say say)
    {
        say("TNM", string.Join(' ', new[] { s.T, s.N, s.M }.Where(c => c is not null)));
        say("stage", s.Stage);
        say("spread beyond the pancreas", Word(s.ExtrapancreaticSpread));
        return $"{(s.System == "AJCC" ? "UICC/AJCC" : s.System)} stage{(s.Edition is { } edition ? $", edition {edition}" : "")}";
    }

    private static string Tell(ImagingStudy i, Say say)
    {
        say("read", i.Read is ReadRole.Original ? null : Word<ReadRole>(i.Read));
        say("tumour seen", YesNo(i.TumourPresent));
        say("tracer", i.Tracer);
        say("receptor uptake", Word(i.SstrPetResult));
        say("receptor scintigraphy", Word(i.SrsResult));
        say("FDG uptake", Word(i.FdgPetResult));
        say("receptor uptake at least that of the liver", YesNo(i.SriAtLeastLiver));
        say("SUVmax", Number(i.SuvMax), " g/mL");
        say("Krenning score", i.KrenningScore?.ToString(CultureInfo.InvariantCulture));
        say("NETPET", i.NetpetScore);
        say("bone metastases", YesNo(i.BoneMetastases));
        say("liver metastases", YesNo(i.LiverMetastases));
        say("study", i.Study);
        return i.Modality ?? "Imaging";
    }

    private static string Tell(Treatment t, Say say)
    {
        say("purpose", Word(t.Purpose));
        say("treatment", t.Course);
        return t.Drugs.Count > 0 ? $"Started {string.Join(" + ", t.Drugs)}" : "Treatment started";
    }

    private static string Tell(TreatmentStop t, Say say)
    {
        say("reason", Word(t.Reason));
        say("treatment", t.Course);
        return "Treatment stopped";
    }

    private static string Tell(Procedure p, Say say)
    {
        say("intent", Word(p.Intent));
        say("margin", p.Margin is ResectionMargin.Involved ? "involved" : p.Margin?.ToString());
        return FactWords.Sentence(p.Name);
    }

    private static string Tell(VitalStatus v, Say say)
    {
        say("cause", v.Cause is CauseOfDeath.Unknown ? "stated to be unknown" : Word(v.Cause));
        say("tumour on that day", YesNo(v.WithDisease));
        return v switch
        {
            { Alive: true } => "Seen alive",
            { Alive: false } => "Died",
            { LostToFollowUp: true } => "Lost to follow-up",
            _ => "Follow-up ended",
        };
    }

    private static string Family(TumourFamily family) => family switch
    {
        TumourFamily.Nen => "neuroendocrine neoplasm",
        TumourFamily.MiNen => "MiNEN",
        TumourFamily.Other => "other",
    };

    private static string? Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? YesNo(bool? flag) => flag switch { true => "yes", false => "no", null => null };

    private static string? Word(string? word) => word is null ? null : FactWords.Word(word);

    private static string? Word<T>(T? word)
        where T : struct, Enum => word is { } known ? FactWords.Word(SnakeCase.Of(known)) : null;
}
