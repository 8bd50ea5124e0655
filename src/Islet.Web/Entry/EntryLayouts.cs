using Islet.Course;

namespace Islet.Web;

/// <summary>The layouts of all kinds. They are made when they are asked for, in the reader's language.</summary>
public static partial class EntryLayouts
{
    /// <summary>Members that every kind has and that the head of the form asks.</summary>
    private static readonly HashSet<string> InTheHead = new(StringComparer.Ordinal) { "stated_by", "tumour", "placed_at_origin" };

    /// <summary>Members that another field of the form says too: "&lt;0.5" says value and comparator.</summary>
    private static readonly HashSet<(string Kind, string Member)> Carried = [("Laboratory", "comparator")];

    private static readonly Dictionary<string, Func<EntryLayout>> Kinds = new(StringComparer.Ordinal)
    {
        ["Person"] = Person,
        ["Diagnosis"] = Diagnosis,
        ["Tumour"] = Tumour,
        ["Specimen"] = Specimen,
        ["Molecular"] = Molecular,
        ["Staging"] = Staging,
        ["ImagingStudy"] = ImagingStudy,
        ["LesionRead"] = LesionRead,
        ["Laboratory"] = Laboratory,
        ["Treatment"] = Treatment,
        ["TreatmentStop"] = TreatmentStop,
        ["Injection"] = Injection,
        ["Procedure"] = Procedure,
        ["AdverseEvent"] = AdverseEvent,
        ["ClinicalStatus"] = ClinicalStatus,
        ["ProgressionJudgement"] = ProgressionJudgement,
        ["VitalStatus"] = VitalStatus,
        ["ReportedOutcome"] = ReportedOutcome,
        ["BoardDecision"] = BoardDecision,
        ["BoardReferral"] = BoardReferral,
        ["Deferral"] = Deferral,
        ["Characterization"] = Characterization,
        ["Judgement"] = Judgement,
        ["LineOverride"] = LineOverride,
        ["Enrolment"] = Enrolment,
        ["EnrolmentEnd"] = EnrolmentEnd,
        ["Consent"] = Consent,
        ["ConsentWithdrawal"] = ConsentWithdrawal,
        ["PersonMatch"] = PersonMatch,
    };

    /// <summary>Null for a kind that this program does not know.</summary>
    public static EntryLayout? Of(string kind) => Kinds.GetValueOrDefault(kind)?.Invoke();

    /// <summary>The kind has a form.</summary>
    public static bool Has(string kind) => Kinds.ContainsKey(kind);

    /// <summary>The kinds in the order in which the course of a neuroendocrine neoplasm asks for them, by chapter.</summary>
    public static IReadOnlyList<(string Chapter, IReadOnlyList<string> Kinds)> Chapters() =>
    [
        (T("Who, and what"), ["Person", "Diagnosis", "Tumour"]),
        (T("Tissue and stage"), ["Specimen", "Molecular", "Staging"]),
        (T("Examinations"), ["ImagingStudy", "LesionRead", "Laboratory"]),
        (T("Treatment"), ["Treatment", "TreatmentStop", "Injection", "Procedure", "AdverseEvent"]),
        (T("How it goes"), ["ClinicalStatus", "ProgressionJudgement", "VitalStatus", "ReportedOutcome"]),
        (T("Judgement and board"), ["Judgement", "BoardReferral", "BoardDecision", "Characterization", "LineOverride", "Deferral"]),
        (T("Studies and consent"), ["Consent", "ConsentWithdrawal", "Enrolment", "EnrolmentEnd", "PersonMatch"]),
    ];

    /// <summary>The layouts that a few letters mean: by the whole title, else by its beginning, else by a word in it that begins so.</summary>
    public static IReadOnlyList<EntryLayout> Called(string text, IReadOnlyCollection<EntryLayout> layouts)
    {
        bool Begins(string words) => words.StartsWith(text, StringComparison.OrdinalIgnoreCase);
        EntryLayout[] whole = [.. layouts.Where(l => l.Title.Equals(text, StringComparison.OrdinalIgnoreCase))];
        EntryLayout[] begun = whole.Length > 0 ? whole : [.. layouts.Where(l => Begins(l.Title))];
        return begun.Length > 0 ? begun : [.. layouts.Where(l => Array.Exists(l.Title.Split(' ', ',', ':'), Begins) || Begins(l.Kind))];
    }

    /// <summary>The members of a kind that a form asks in its sections.</summary>
    internal static IEnumerable<string> Asked(string kind) => FindingForm.Of(kind)!.Members.Select(m => m.Name).Where(name => !InTheHead.Contains(name) && !Carried.Contains((kind, name)));

    private static EntrySection Open(string kind, string title, params string[] members) => new(title, Folded: false, Fields(kind, members));

    private static EntrySection Folded(string kind, string title, params string[] members) => new(title, Folded: true, Fields(kind, members));

    private static EntryField[] Fields(string kind, string[] members) =>
        [.. members.Select(member => new EntryField(kind, FindingForm.Of(kind)![member] ?? throw new InvalidOperationException($"{kind} has no member {member}.")))];
}
