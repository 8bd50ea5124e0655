using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>A new patient as typed: the pseudonym, the centre, and what is known of person and disease before the first report is entered.</summary>
/// <param name="Patient">Null while something refuses.</param>
/// <param name="Findings">Person, diagnosis and tumour, as far as something was typed of them.</param>
/// <param name="Problems">Those that do not refuse wait for a person's word that they are meant so.</param>
public sealed record NewPatientForm(NewPatient? Patient, IReadOnlyList<NewFinding> Findings, IReadOnlyList<FieldProblem> Problems)
{
    public const string KeyField = "key", CenterField = "center", SyntheticField = "synthetic", DiagnosedField = "diagnosed";

    private const int LongestKey = 100;

    /// <summary>The members that are asked, each as its own form asks it; the field of a member is the kind and its name.</summary>
    public static IReadOnlyList<EntryField> Asked { get; } = [Field("Person", "sex"), Field("Person", "birth"), Field("Diagnosis", "histology"), Field("Diagnosis", "age_years"), Field("Tumour", "organ"), Field("Tumour", "family")];

    public static NewPatientForm Of(FormText typed, DateOnly today)
    {
        List<FieldProblem> problems = [];
        foreach (var (field, longest) in new[] { (KeyField, LongestKey), (CenterField, LongestKey) })
        {
            if (Signs.ProblemIn([typed[field]], longest) is { } sign)
                problems.Add(new(field, null, sign.Code, sign.Says));
        }
        if (typed[KeyField].Length == 0)
            problems.Add(new(KeyField, null, "E_ENTRY_REQUIRED", T("The pseudonym is missing. It is the centre's own, and no name or national number.")));
        List<NewFinding> findings = [];
        foreach (var kind in new[] { "Person", "Diagnosis", "Tumour" })
            Read(kind, typed, today, findings, problems);
        var patient = new NewPatient(typed[KeyField], Axis.Calendar, typed[CenterField] is { Length: > 0 } center ? center : null, typed[SyntheticField].Length > 0);
        if (problems.Count > 0)
            return new(null, [], problems);
        if (NationalNumber.MayBeIn(patient.Key))
            problems.Add(new(KeyField, null, "W_ENTRY_LOOK", T("This looks like a national number. A pseudonym is the centre's own, and nobody outside can tell from it who it is.")));
        return new(patient, findings, [.. problems, .. Contradictions(findings)]);
    }

    /// <summary>What cannot be true together: a birth after the diagnosis, an age that is another.</summary>
    private static IEnumerable<FieldProblem> Contradictions(List<NewFinding> findings)
    {
        var nobody = new DiseaseCourse(0, "", Axis.Calendar, null, false, []);
        foreach (var found in NewContradictions.Of(nobody, nobody with { Findings = [.. findings.Select(EntryPreview.Of)] }).Where(found => NewContradictions.Of(found.Code) is AtEntry.Asked))
        {
            var field = Asked.FirstOrDefault(f => f.Name == found.Mentions[0].Member);
            yield return new(field?.Id ?? DiagnosedField, field?.Name, "W_ENTRY_CONTRADICTS", ContradictionWords.Says(found, isOdd: true, nobody));
        }
    }

    /// <summary>What record linkage reads of the patient before there is one.</summary>
    public PersonTraits Traits(long number, DateTimeOffset at) => PersonTraits.Of(new(number, Patient!.Key, Patient.Axis, Patient.Center, Patient.Synthetic,
        [.. Findings.Select((f, i) => new Finding(new((UInt128)(ulong)i + 1), f.Happened, f.Reported, new(0, at, "", ""), f.Content))]));

    private static void Read(string kind, FormText typed, DateOnly today, List<NewFinding> findings, List<FieldProblem> problems)
    {
        var layout = EntryLayouts.Of(kind)!;
        var asked = Asked.Where(f => f.Kind == kind).ToList();
        if (asked.TrueForAll(f => typed[f.Id].Length == 0) && (kind != "Diagnosis" || typed[DiagnosedField].Length == 0))
            return;
        var form = asked.Aggregate(new FormText([]), (text, f) => text.With(f.Id, typed.All(f.Id)))
            .With(TypedFinding.DayField, kind == "Person" ? "" : typed[DiagnosedField]).With(TypedFinding.ReportedField, TypedFinding.SameDay).With(TypedFinding.ByField, layout.By.ToString()).With(TypedFinding.SureField, "1");
        var read = TypedReading.Of(layout, form, Axis.Calendar, today);
        // A diagnosis of which only the day is known is one.
        var onlyDay = kind == "Diagnosis" && read.Problems is [{ Code: "E_ENTRY_EMPTY" }];
        if (onlyDay && EntryHead.DayOf(typed[DiagnosedField], Axis.Calendar) is { IsKnown: true } day)
            findings.Add(new(day, Reported.WhenItHappened, new Diagnosis { StatedBy = layout.By }));
        else if (read.Finding is { } finding)
            findings.Add(finding);
        else
            problems.AddRange(read.Problems.Select(p => p.Field == TypedFinding.DayField ? p with { Field = DiagnosedField } : p).Where(p => !problems.Exists(other => other.Field == p.Field)));
    }

    private static EntryField Field(string kind, string member) => new(kind, FindingForm.Of(kind)![member]!);
}
