using System.Globalization;
using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

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
            return new(FactWords.Sentence(other.KindName), [(T("kind"), T("not known to this version; kept word for word"))]) { Verbatim = other.Json };
        var title = Tell(content, Say);
        said.AddRange(MemberLabels.Of(content, Told.GetValueOrDefault(content.Kind) ?? EveryKind));
        Say(Tumour, content.Tumour);
        foreach (var (member, text) in content.AsWritten ?? Nothing)
            Say(T($"{MemberLabels.Label(member)}, as written"), text);
        return new(title, said);
    }

    public static string By(StatedBy by) => by is StatedBy.Import ? T("the imported file") : FactWords.Word(SnakeCase.Of(by));

    public static string Recorded(Recording recorded) => T($"recorded {Numbers.Instant(recorded.At)} by {Program(recorded.By)} from {Program(recorded.Source)}");

    /// <summary>A name that this program gives to itself and to its forms; every other name and source is said as it is.</summary>
    public static string Program(string name) => Programs.TryGetValue(name, out var known) ? T(known) : name;

    public static string Because(Why why) => why switch
    {
        Why.Correction => T("correction of an entry"),
        Why.Review => T("review of the same material"),
        Why.Addendum => T("addendum to the report"),
        Why.Withdrawal => T("withdrawn: never true of this patient"),
    };

    /// <summary>Why a finding is not part of a view.</summary>
    public static string Hidden(Visibility visibility) => visibility switch
    {
        Visibility.Visible => T("in view"),
        Visibility.NotInLog => T("recorded later"),
        Visibility.AfterEffective => T("happened after this day"),
        Visibility.HappenedUncertain => T("happened perhaps after this day"),
        Visibility.NoDate => T("nobody knows when it happened"),
        Visibility.NotYetKnown => T("the result was not yet issued"),
        Visibility.ReportedDateUnknown => T("nobody knows when the result was issued"),
        Visibility.Superseded => T("replaced"),
        Visibility.Withdrawn => T("withdrawn"),
        Visibility.Hindsight => T("judged in hindsight"),
    };

    /// <summary>A result as a source states it: "everolimus, best response SD, pfs 11.2 months".</summary>
    public static string Stated(ReportedOutcome o) => string.Join(", ", new[]
    {
        o.Regimen ?? (o.Drugs is { Count: > 0 } drugs ? string.Join(" + ", drugs) : null),
        o.BestResponse is { } best ? T($"best response {best}") : null,
        o.Progression switch { true => T("progression"), false => T("no progression"), null => null },
        o.Months is { } months ? T($"{(o.Endpoint is { } endpoint ? FactWords.Word(endpoint) + " " : "")}{Number(months)} months{(o.Event is false ? T(" (censored)") : "")}") : null,
    }.OfType<string>());

    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly Dictionary<string, string> Programs = new[] { N("local user"), N("entry form"), N("lesion table"), N("fact sheet"), N("board"), N("worklist") }.ToDictionary(name => name, StringComparer.Ordinal);

    private static readonly HashSet<string> EveryKind = new(StringComparer.Ordinal) { "stated_by", Tumour, "placed_at_origin", FindingForm.Written };

    /// <summary>By kind, the members that its sentence tells; whatever else a finding says stands behind it.</summary>
    private static readonly Dictionary<string, HashSet<string>> Told = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Person)] = "sex birth country", ["Tumour"] = "organ family relation", [nameof(Diagnosis)] = "histology age_years functioning familial_syndrome",
        [nameof(Specimen)] = "read specimen_site adequate differentiation ki67_percent ki67_cells_counted ki67_method nec_cell_type mitoses_per_2mm2 reported_grade who_edition largest_diameter_mm organ necrosis "
            + "nodes_positive nodes_examined minen ihc_synaptophysin ihc_cga ihc_insm1 ihc_keratin ihc_epcam_ema ihc_daxx ihc_atrx ihc_rb ihc_p53 ihc_sstr2a perineural_invasion vascular_invasion specimen specimen_type",
        [nameof(Staging)] = "system edition t n m stage extrapancreatic_spread",
        [nameof(ImagingStudy)] = "read tumour_present tracer sstr_pet_result srs_result fdg_pet_result sri_at_least_liver suv_max krenning_score netpet_score bone_metastases liver_metastases study modality",
        [nameof(Treatment)] = "purpose course drugs dose_mg interval_days", [nameof(TreatmentStop)] = "reason course", [nameof(Procedure)] = "procedure intent margin",
        [nameof(VitalStatus)] = "alive cause with_disease lost_to_follow_up", [nameof(Laboratory)] = "analyte value comparator unit lower upper reading",
    }.ToDictionary(kind => kind.Key, kind => kind.Value.Split(' ').Concat(EveryKind).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

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
        Laboratory l => Tell(l, say),
        _ => FactWords.Sentence(Words(content.Kind)),
    };

    /// <summary>ClinicalStatus: "clinical status".</summary>
    private static string Words(string kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind).Replace('_', ' ');

    private static string Tell(Person p, Say say)
    {
        say(T("sex"), Word(p.Sex));
        say(T("born"), p.Birth is { } birth ? Locale.Current.Write(birth) : null);
        say(T("country"), p.Country);
        return T("Person");
    }

    private static string Tell(TumourEntity t, Say say)
    {
        say(T("organ"), Word(t.Organ));
        say(T("family"), t.Family is { } family ? Family(family) : null);
        say(T("relation"), Word(t.Relation));
        return T("Tumour");
    }

    private static string Tell(Diagnosis d, Say say)
    {
        say(T("as the source has it"), d.Histology);
        say(T("age"), d.AgeYears is { } age ? T($"{Number(age)} years") : null);
        say(T("functioning"), YesNo(d.Functioning));
        say(T("hereditary syndrome"), YesNo(d.FamilialSyndrome));
        return T("Diagnosis");
    }

    private static string Tell(Specimen s, Say say)
    {
        say(T("read"), s.Read is ReadRole.Original ? null : Word<ReadRole>(s.Read));
        say(T("site"), Word(s.SpecimenSite));
        say(T("adequate"), s.Adequate is false ? T("no") : null);
        say(T("differentiation"), Word(s.Differentiation));
        say(T("Ki-67"), TissueWords.Written(s), " %");
        say(T("cells counted for Ki-67"), Number(s.Ki67CellsCounted));
        say(T("Ki-67 counted by"), Word(s.Ki67Method));
        say(T("cell type"), Word(s.NecCellType));
        say(T("mitoses"), s.MitosesPer2Mm2 is { } mitoses ? T($"{Number(mitoses)} per 2 mm²") : null);
        say(T("grade as reported"), s.ReportedGrade is { } grade ? $"{grade}{(s.WhoEdition is { } edition ? T($" (WHO {edition})") : "")}" : null);
        say(T("largest diameter"), Number(s.LargestDiameterMm), " mm");
        say(T("organ"), Word(s.Organ));
        say(T("necrosis"), Word(s.Necrosis));
        say(T("nodes"), s.NodesPositive is null && s.NodesExamined is null ? null : T($"{s.NodesPositive?.ToString(CultureInfo.InvariantCulture) ?? "?"} of {s.NodesExamined?.ToString(CultureInfo.InvariantCulture) ?? "?"} with tumour"));
        say(T("MiNEN"), YesNo(s.MiNen));
        foreach (var (stain, result) in Stains(s))
            say(stain, Word(result));
        say(T("perineural invasion"), Word(s.PerineuralInvasion));
        say(T("vascular invasion"), Word(s.VascularInvasion));
        say(T("specimen"), s.SpecimenName);
        return s.SpecimenType switch
        {
            "resection" => T("Resection specimen"),
            "core_biopsy" => T("Core biopsy"),
            "fna_cell_block" => T("Fine-needle aspirate, cell block"),
            "fna_smear" => T("Fine-needle aspirate, smear"),
            _ => T("Specimen"),
        };
    }

    private static IEnumerable<(string Stain, string? Result)> Stains(Specimen s) =>
    [
        (T("synaptophysin"), s.IhcSynaptophysin), (T("chromogranin A stain"), s.IhcCga), (T("INSM1"), s.IhcInsm1), (T("keratin"), s.IhcKeratin),
        (T("EpCAM or EMA"), s.IhcEpcamEma), (T("DAXX"), s.IhcDaxx), (T("ATRX"), s.IhcAtrx), (T("Rb"), s.IhcRb), ("p53", s.IhcP53), (T("SSTR2A"), s.IhcSstr2A),
    ];

    private static string Tell(Staging s, Say say)
    {
        say(T("TNM"), string.Join(' ', new[] { s.T, s.N, s.M }.Where(c => c is not null)));
        say(T("stage"), s.Stage);
        say(T("spread beyond the pancreas"), Word(s.ExtrapancreaticSpread));
        return T($"{(s.System == "AJCC" ? "UICC/AJCC" : s.System)} stage{(s.Edition is { } edition ? T($", edition {edition}") : "")}");
    }

    private static string Tell(ImagingStudy i, Say say)
    {
        say(T("read"), i.Read is ReadRole.Original ? null : Word<ReadRole>(i.Read));
        say(T("tumour seen"), YesNo(i.TumourPresent));
        say(T("tracer"), i.Tracer);
        say(T("receptor uptake"), Word(i.SstrPetResult));
        say(T("receptor scintigraphy"), Word(i.SrsResult));
        say(T("FDG uptake"), Word(i.FdgPetResult));
        say(T("receptor uptake at least that of the liver"), YesNo(i.SriAtLeastLiver));
        say(T("SUVmax"), Number(i.SuvMax), " g/mL");
        say(T("Krenning score"), i.KrenningScore?.ToString(CultureInfo.InvariantCulture));
        say(T("NETPET"), i.NetpetScore);
        say(T("bone metastases"), YesNo(i.BoneMetastases));
        say(T("liver metastases"), YesNo(i.LiverMetastases));
        say(T("study"), i.Study);
        return i.Modality is { } modality ? FactWords.Word(modality) : T("Imaging");
    }

    private static string Tell(Treatment t, Say say)
    {
        say(T("purpose"), Word(t.Purpose));
        say(T("treatment"), t.Course);
        say(T("dose"), t.DoseMg is { } dose ? $"{Number(dose)} mg" : null);
        say(T("interval"), t.IntervalDays is { } days ? T(days, "every day", "every {0} days") : null);
        return t.Drugs.Count > 0 ? T($"Started {string.Join(" + ", t.Drugs)}") : T("Treatment started");
    }

    private static string Tell(TreatmentStop t, Say say)
    {
        say(T("reason"), Word(t.Reason));
        say(T("treatment"), t.Course);
        return T("Treatment stopped");
    }

    private static string Tell(Procedure p, Say say)
    {
        say(T("intent"), Word(p.Intent));
        say(T("margin"), p.Margin is ResectionMargin.Involved ? T("involved") : p.Margin?.ToString());
        return FactWords.Sentence(p.Name);
    }

    private static string Tell(Laboratory l, Say say)
    {
        say(T("result"), CardWords.Result(l));
        return CardWords.Laboratory(l.Analyte);
    }

    private static string Tell(VitalStatus v, Say say)
    {
        say(T("cause"), v.Cause is CauseOfDeath.Unknown ? T("stated to be unknown") : Word(v.Cause));
        say(T("tumour on that day"), YesNo(v.WithDisease));
        return v switch
        {
            { Alive: true } => T("Seen alive"),
            { Alive: false } => T("Died"),
            { LostToFollowUp: true } => T("Lost to follow-up"),
            _ => T("Follow-up ended"),
        };
    }

    private static string Family(TumourFamily family) => family switch
    {
        TumourFamily.Nen => T("neuroendocrine neoplasm"),
        TumourFamily.MiNen => T("MiNEN"),
        TumourFamily.Other => T("other"),
    };

    private static string? Number(decimal? value) => value is { } number ? Numbers.Write(number) : null;

    private static string? YesNo(bool? flag) => flag switch { true => T("yes"), false => T("no"), null => null };

    private static string? Word(string? word) => word is null ? null : FactWords.Word(word);

    private static string? Word<T>(T? word)
        where T : struct, Enum => word is { } known ? FactWords.Word(SnakeCase.Of(known)) : null;
}
