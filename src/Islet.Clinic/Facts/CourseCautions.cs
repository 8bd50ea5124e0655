using Islet.Course;

namespace Islet.Clinic;

/// <summary>Cautions beside symptoms, treatment and imports (facts.md section 5).</summary>
internal static class CourseCautions
{
    private const string None = "none";

    private static readonly string[] BileWays = ["bilio", "biliary", "hepaticojejunostomy", "choledochojejunostomy", "sphincterotomy", "papillotomy", "stent"];

    private static readonly (Fact Fact, string Value)[] Defaults =
    [
        (Fact.NecCellType, "not_specified"), (Fact.Necrosis, "absent"), (Fact.Ki67Method, "eyeball"), (Fact.PrimarySite, "occult"),
        (Fact.SyndromicSymptoms, "{}"), (Fact.HereditaryFeatures, "{}"), (Fact.FamilyHistorySyndromes, "{}"), (Fact.Ki67Blocks, "{}"),
    ];

    /// <summary>A named syndrome, no symptoms, and a drug that holds them: on record as holding, or a running symptom drug or analogue.</summary>
    public static Caution? Controlled(Snapshot snapshot)
    {
        var (symptoms, burden) = (snapshot[Fact.SyndromicSymptoms], snapshot[Fact.SymptomBurden]);
        if (snapshot.Word(Fact.FunctionalSyndrome) is null or None || !(symptoms.Value is FactValue.Words { Members.Count: 0 } || snapshot.Word(Fact.SymptomBurden) is None))
            return null;
        List<Finding> holding = [.. symptoms.From.Concat(burden.From).Where(f => f.Content is ClinicalStatus { HeldBy.Count: > 0 }),
            .. Running(snapshot.Sight).Where(f => DrugEndings.Of((Treatment)f.Content).HasFlag(Ending.SymptomDrug))];
        return holding.Count > 0 ? new("C-CONTROLLED", [Fact.FunctionalSyndrome, Fact.SyndromicSymptoms, Fact.SymptomBurden], [.. snapshot[Fact.FunctionalSyndrome].From, .. holding.Distinct()]) : null;
    }

    /// <summary>A "none" on record after a named syndrome that nobody recorded resolved.</summary>
    public static Caution? Kept(Snapshot snapshot) => SyndromeFact.NotEnding(snapshot.Sight) is { Count: > 0 } later
        ? new("C-SYNDROME-KEPT", [Fact.FunctionalSyndrome], [.. snapshot[Fact.FunctionalSyndrome].From, .. later]) : null;

    /// <summary>Metastatic and free of symptoms, with a reason to look twice before observing.</summary>
    public static Caution? Observation(Snapshot snapshot)
    {
        var reasons = ObservationCaution.Reasons(snapshot.Reader);
        return reasons.Count > 0 ? new(ObservationCaution.Code, [Fact.SymptomBurden, .. reasons], [.. reasons.Concat(ObservationCaution.LastKnown(snapshot)).SelectMany(f => snapshot[f].From).Distinct()]) : null;
    }

    public static Caution? Log(Snapshot snapshot) => !snapshot[Fact.SystemicLinesStarted].IsKnown && snapshot.Sight.Visible<Treatment>().Count == 0 && TherapyLines.LogClosedIn(snapshot.Sight) is null
        ? new("C-LOG", [Fact.SystemicLinesStarted, Fact.CurrentTreatment], []) : null;

    /// <summary>No line, or none running, by a history that was closed longer ago than the fact keeps; a computed value has no age of its own (facts.md 3.8).</summary>
    public static Caution? OldLog(Snapshot snapshot)
    {
        if (TherapyLines.LogClosedIn(snapshot.Sight) is not { } log)
            return null;
        var signs = Of<Treatment>(snapshot.Sight, _ => true).Concat(Of<TreatmentStop>(snapshot.Sight, _ => true)).Concat(Of<Injection>(snapshot.Sight, _ => true));
        var age = snapshot.Sight.View.Effective.Days - signs.Append(log).Max(snapshot.Sight.End);
        List<Fact> old = [.. ((Fact[])[Fact.SystemicLinesStarted, Fact.CurrentTreatment]).Where(f => snapshot.Word(f) is "0" or None && age > f.ShelfLife?.Days)];
        List<Fact> never = [.. ((Fact[])[Fact.PriorEverolimus, Fact.PriorTemozolomide, Fact.PriorAlkylator, Fact.PriorPrrt, Fact.PriorEmbolization]).Where(f => snapshot.Is(f, false))];
        return old.Count > 0 ? new("C-LOG-OLD", [.. old, .. never], [log]) : null;
    }

    /// <summary>Progression while an analogue ran beside another tumour drug does not count as progression on the analogue.</summary>
    public static Caution? Analogue(Snapshot snapshot)
    {
        if (snapshot.Is(Fact.ProgressedOnSsa, true))
            return null;
        foreach (var s in snapshot.Sight.Visible<ProgressionJudgement>())
        {
            if (Progressions.Counts((ProgressionJudgement)s.Finding.Content) is not true)
                continue;
            List<Finding> under = [.. Running(snapshot.Sight, s.Finding).Where(f => ((Treatment)f.Content).Purpose is null or "tumour")];
            List<string> drugs = [.. under.SelectMany(f => ((Treatment)f.Content).Drugs)];
            if (drugs.Exists(DrugEndings.IsAnalogue) && !drugs.TrueForAll(DrugEndings.IsAnalogue))
                return new("C-SSA", [Fact.ProgressedOnSsa], [s.Finding, .. under]);
        }
        return null;
    }

    public static Caution? Outside(Snapshot snapshot) => snapshot[Fact.CurrentTreatment] is { Reason: UnknownReason.OutsideList } state
        ? new("C-OUTSIDE", [Fact.CurrentTreatment], state.From) : null;

    /// <summary>Fewer injections than were planned, and an end on record.</summary>
    public static Caution? BrokenOff(Snapshot snapshot)
    {
        foreach (var s in snapshot.Sight.OfPatient)
        {
            if (s.Finding.Content is not Treatment { CyclesPlanned: { } planned, Course: { } course } begun || !begun.Drugs.Any(DrugEndings.IsRadionuclide))
                continue;
            List<Finding> given = [.. Of<Injection>(snapshot.Sight, i => i.Course == course)], stops = [.. Of<TreatmentStop>(snapshot.Sight, stop => stop.Course == course)];
            if (stops.Count > 0 && given.Count is > 0 and var n && n < planned)
                return new("C-PRRT-PART", [Fact.PriorPrrt], [s.Finding, .. given, .. stops]);
        }
        return null;
    }

    public static Caution? Inhibitor(Snapshot snapshot)
    {
        if (!snapshot.Is(Fact.OnPpi, true))
            return null;
        List<Finding> raised = [.. snapshot.Sight.Visible<Laboratory>().Select(s => s.Finding).Where(f => f.Content is Laboratory { Analyte: "gastrin" } result && Laboratories.IsRaised(result) is true)];
        return raised.Count > 0 ? new("C-PPI", [Fact.HormoneElevated, Fact.OnPpi], [.. raised, .. snapshot[Fact.OnPpi].From]) : null;
    }

    /// <summary>A syndrome of another tumour, of one that is not determined, or a second name beside the declared one.</summary>
    public static Caution? Elsewhere(Snapshot snapshot)
    {
        var declared = snapshot.Word(Fact.FunctionalSyndrome);
        List<Finding> other = [.. snapshot.Sight.OfPatient.Select(s => s.Finding).Where(f => f.Content is Judgement { About: "functional_syndrome", Value: not (null or None or "resolved" or "cannot_say") } said
            && (!snapshot.Sight.Concerns(said) || (declared is not (null or None) && said.Value != declared)))];
        return other.Count > 0 ? new("C-ELSEWHERE", [Fact.FunctionalSyndrome], other) : null;
    }

    public static Caution? Bile(Snapshot snapshot)
    {
        List<Finding> ways = snapshot.Is(Fact.PriorWhipple, true) || snapshot.Is(Fact.AmpullaStented, true) ? []
            : [.. Of<Procedure>(snapshot.Sight, p => Array.Exists(BileWays, way => p.Name.Contains(way, StringComparison.OrdinalIgnoreCase)))];
        return ways.Count > 0 ? new("C-BILE", [Fact.PriorWhipple, Fact.AmpullaStented], ways) : null;
    }

    public static Caution? Unfilled(Snapshot snapshot)
    {
        List<Fact> filled = [.. Defaults.Where(d => snapshot.Word(d.Fact) == d.Value && snapshot[d.Fact].From.All(f => f.Content.StatedBy is StatedBy.Import)).Select(d => d.Fact)];
        return filled.Count > 0 ? new("C-UNFILLED", filled, [.. filled.SelectMany(f => snapshot[f].From).Distinct()]) : null;
    }

    private static IEnumerable<Finding> Of<T>(Sight sight, Func<T, bool> which)
        where T : Content => sight.OfPatient.Where(s => s.Finding.Content is T content && which(content)).Select(s => s.Finding);

    /// <summary>Treatments of the index tumour that run on the day of the view, or on that of a finding.</summary>
    private static IEnumerable<Finding> Running(Sight sight, Finding? on = null)
    {
        var day = on is null ? sight.View.Effective.Days : Sight.Begin(on);
        return sight.Visible<Treatment>().Select(s => s.Finding).Where(f => sight.End(f) <= day
            && !Of<TreatmentStop>(sight, stop => stop.Course == ((Treatment)f.Content).Course && stop.Course is not null).Any(stop => sight.End(stop) <= day));
    }
}
