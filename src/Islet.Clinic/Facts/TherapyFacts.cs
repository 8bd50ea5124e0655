using Islet.Course;
using Kleene = Islet.Course.Answer;

namespace Islet.Clinic;

/// <summary>Treatment history: lines, what runs now, and progression under an analogue (facts.md 3.8 and the lines of 3.11).</summary>
/// <remarks>What happened is known; that nothing happened is known only where a person has closed the treatment history (facts.md section 4, block 4).</remarks>
internal static partial class TherapyFacts
{
    private static readonly string[] ListedDrugs = ["everolimus", "sunitinib"]; // the value of the fact is the drug's name

    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.SystemicLinesStarted, LinesStarted),
        (Fact.CurrentTreatment, Current),
        (Fact.ProgressedOnSsa, ProgressedOnAnalogue),
        (Fact.PriorEverolimus, Everolimus),
        (Fact.PriorTemozolomide, Temozolomide),
        (Fact.PriorAlkylator, Alkylator),
        (Fact.PriorPrrt, Prrt),
        (Fact.PrrtCyclesGiven, PrrtCycles),
        (Fact.MonthsSinceLastPrrt, MonthsSincePrrt),
        (Fact.PriorEmbolization, Done(Procedures.IsEmbolisation)),
        (Fact.PriorWhipple, Done(Procedures.IsWhipple)),
        (Fact.AmpullaStented, AmpullaStent),
        (Fact.PrrtConsidered, Considered("prrt", PlannedTreatment.Radionuclide, Ending.Decision | Ending.PrrtStart | Ending.NewLine)),
        (Fact.EmbolizationConsidered, Considered("embolization", PlannedTreatment.Embolisation, Ending.Decision | Ending.LiverProcedure)),
        (Fact.InClinicalTrial, Rule.Judged(Ending.Decision)),
        (Fact.PatientPrefersSsa, Rule.Judged(Ending.NewLine | Ending.Progression)),
        (Fact.LineNumber, LineNumber),
        (Fact.LineCategory, LineCategory),
        (Fact.TreatmentClass, TreatmentClass),
        (Fact.StopReason, StopReason),
        (Fact.BestResponse, BestResponse),
    ];

    /// <summary>The fold over treatments and progressions. None is known only of a closed history.</summary>
    public static FactState LinesStarted(Fact fact, Sight sight)
    {
        var lines = sight.Lines;
        return lines.Count is { } count ? State(fact, sight, FactValue.Of((decimal)count), Deciding(lines)) : Open(fact, sight, lines);
    }

    /// <summary>Position of the line that began last; without one there is nothing to number.</summary>
    public static FactState LineNumber(Fact fact, Sight sight)
    {
        var lines = sight.Lines;
        return lines.Count is { } count and > 0 ? State(fact, sight, FactValue.Of((decimal)count), Deciding(lines)) : Open(fact, sight, lines);
    }

    /// <summary>Of the line that began last, as the sequencing cohort groups regimens.</summary>
    public static FactState LineCategory(Fact fact, Sight sight) => OfLast(fact, sight, line =>
        LineConventions.Of(line, LineConvention.ItalianSequencing2024).Word is { } word ? State(fact, sight, FactValue.Of(word), Started(line)) : FactState.Unknown(UnknownReason.OutsideList, [.. Started(line)]));

    public static FactState TreatmentClass(Fact fact, Sight sight) => OfLast(fact, sight, line =>
        State(fact, sight, FactValue.Of(TreatmentClasses.Of(line.Drugs)), [.. Started(line), .. line.Analogues.Select(a => a.Finding)]));

    /// <summary>Why the line that began last ended, as declared of its drugs.</summary>
    public static FactState StopReason(Fact fact, Sight sight) => OfLast(fact, sight, line =>
        line.Stop is { } stop && line.StopReason is { } reason ? State(fact, sight, FactValue.Of(reason), [stop]) : FactState.NotRecorded);

    /// <summary>What runs on the day of the view. Of several: radionuclide, chemotherapy, targeted drug, analogue.</summary>
    public static FactState Current(Fact fact, Sight sight)
    {
        var log = TherapyLines.LogClosedIn(sight);
        var running = Episodes(sight).Where(e => e.RunsAt(sight.View.Effective) && !IsSymptomDrug(e)).ToList();
        IReadOnlyList<Finding> from = [.. log is null ? [] : (Finding[])[log], .. running.SelectMany(e => e.Has(DrugClass.Prrt) ? [e.Finding, .. e.Injections] : (IEnumerable<Finding>)[e.Finding])];
        if (running.Exists(e => IsOfUnknownLength(e, sight)))
            return FactState.Unknown(UnknownReason.CannotSay, from);
        var drugs = running.SelectMany(e => e.TumourDrugs).ToList();
        return drugs.Count == 0 ? log is null ? NotClosed(fact, sight) : State(fact, sight, FactValue.Of("none"), [log])
            : Backbone(drugs) is { } word ? State(fact, sight, FactValue.Of(word), from)
            : FactState.Unknown(UnknownReason.OutsideList, from);
    }

    private static string? Backbone(List<string> drugs)
    {
        var classes = drugs.Select(DrugTable.Of).ToList();
        var listed = ListedDrugs.FirstOrDefault(name => drugs.Contains(name, StringComparer.OrdinalIgnoreCase));
        return classes.Exists(c => !IsListed(c)) || drugs.Exists(d => DrugTable.Of(d)?.IsTargeted() is true && !ListedDrugs.Contains(d, StringComparer.OrdinalIgnoreCase)) ? null
            : classes.Contains(DrugClass.Prrt) ? "prrt"
            : classes.Exists(c => c?.IsChemotherapy() is true) ? "chemotherapy"
            : listed ?? "ssa";
    }

    private static bool IsListed(DrugClass? drug) => drug is { } known && (known is DrugClass.Prrt or DrugClass.SomatostatinAnalogue || known.IsChemotherapy() || known.IsTargeted());

    /// <summary>A radionuclide course of which neither doses nor an end are on record: after the time that follows a dose nobody can say.</summary>
    private static bool IsOfUnknownLength(DrugEpisode e, Sight sight) => e.Has(DrugClass.Prrt) && e is { Stop: null, Injections.Count: 0 }
        && e.Start.First is { } start && sight.View.Effective.Days - start.Days > DrugEpisode.PrrtDaysAfterInjection;

    /// <summary>Progression with radiological ground while an analogue was the only tumour drug, or up to 42 days after its last dose. Pairs do not count; one of an undetermined tumour leaves it open.</summary>
    public static FactState ProgressedOnAnalogue(Fact fact, Sight sight)
    {
        var evidence = sight.LineEvidence;
        List<Finding> considered = [], open = [];
        UnknownReason? reason = null;
        foreach (var pd in evidence.Progressions.Concat(evidence.Undetermined).Where(f => LineEvidence.IsRadiological(f) || LineEvidence.MayBeRadiological(f)))
        {
            var (answer, under) = Under(pd, evidence);
            var ours = !evidence.Undetermined.Contains(pd);
            if (answer is Kleene.Yes && ours)
                return State(fact, sight, FactValue.True, [.. under, pd]);
            (answer is Kleene.No ? considered : open).AddRange([.. under, pd]);
            if (answer is not Kleene.No)
                reason ??= !ours ? UnknownReason.Unresolved : LineEvidence.MayBeRadiological(pd) ? UnknownReason.CannotSay : null;
        }
        var log = TherapyLines.LogClosedIn(sight);
        return open.Count > 0 ? FactState.Unknown(reason ?? UnknownReason.OrderUnknown, [.. open.Distinct()])
            : log is null ? NotClosed(fact, sight)
            : State(fact, sight, FactValue.False, [log, .. considered.Distinct()]);
    }

    /// <summary>Whether the analogue was alone on the day of a progression, and what ran.</summary>
    private static (Kleene Answer, IReadOnlyList<Finding> Under) Under(Finding progression, LineEvidence evidence)
    {
        var treated = evidence.Episodes.Where(e => e.TumourDrugs.Count > 0).ToList();
        var perhaps = treated.Where(e => MayRun(e, progression.Happened, e.IsAnalogueAlone ? DrugEpisode.PauseDays : 0)).ToList();
        var certain = perhaps.Where(e => MustRun(e, progression.Happened, e.IsAnalogueAlone ? DrugEpisode.PauseDays : 0)).ToList();
        IReadOnlyList<Finding> under = [.. perhaps.Select(e => e.Finding)];
        var analogue = certain.Exists(e => e.IsAnalogueAlone);
        return !perhaps.Exists(e => e.IsAnalogueAlone) || certain.Exists(e => !e.IsAnalogueAlone) ? (Kleene.No, under)
            : analogue && perhaps.TrueForAll(e => e.IsAnalogueAlone) && LineEvidence.IsRadiological(progression) ? (Kleene.Yes, under)
            : (Kleene.Unknown, under);
    }

    /// <summary>Begun before that day, and neither over nor, if nothing else followed, longer than a pause ago.</summary>
    private static bool MayRun(DrugEpisode e, When day, int pause) => e.Start.First < day.Last && (LastDose(e)?.Last is not { } until || day.First!.Value.Days <= until.Days + pause);

    private static bool MustRun(DrugEpisode e, When day, int pause) => e.Start.Last < day.First && (LastDose(e)?.First is not { } until || day.Last!.Value.Days <= until.Days + pause);

    /// <summary>Its stop, or for radionuclide therapy the end of the time after its last injection; null: it runs.</summary>
    private static When? LastDose(DrugEpisode e) => e.Stop?.Happened is { IsKnown: true } stop ? stop
        : e.Until is { } until ? When.At(Offset.FromDays(until.Days)) : null;

    /// <summary>Treatments of the index tumour in view, whether they make lines or not.</summary>
    private static IReadOnlyList<DrugEpisode> Episodes(Sight sight) => sight.LineEvidence.Episodes;

    private static bool IsSymptomDrug(DrugEpisode e) => e.TumourDrugs.Count == 0 || (e.Treatment.Purpose is "symptom" && !e.IsAnalogueAlone);

    private static FactState OfLast(Fact fact, Sight sight, Func<TherapyLine, FactState> rule)
    {
        var lines = sight.Lines;
        return lines.Count is > 0 ? rule(lines.Lines[^1]) : Open(fact, sight, lines);
    }

    /// <summary>The closed history, the treatments that begin or make up lines, and the progressions between them.</summary>
    private static IReadOnlyList<Finding> Deciding(TherapyLines lines) =>
        [.. (lines.LogClosed is { } log ? [log] : (Finding[])[]).Concat(lines.Lines.SelectMany(Started)).Distinct()];

    private static IEnumerable<Finding> Started(TherapyLine line) => line.Placements
        .Where(p => p.StartsLine || p.Reasons.Contains(LineReason.StartedTogether))
        .SelectMany(p => (IEnumerable<Finding>)[.. p.StartsLine ? p.Because : [], p.Episode.Finding, .. p.Overruled is { } word ? (Finding[])[word] : []]).Distinct();

    private static FactState Open(Fact fact, Sight sight, TherapyLines lines)
    {
        IReadOnlyList<Finding> doubtful = [.. lines.Lines.SelectMany(l => l.Placements).Where(p => p.Doubts.Count > 0).Select(p => p.Episode.Finding)
            .Concat(lines.Apart.Where(a => a.Doubt is not null).Select(a => a.Finding))];
        return doubtful.Count == 0 ? Asked(fact, sight) ?? NotClosed(fact, sight)
            : FactState.Unknown(lines.Doubts.Contains(LineDoubt.OrderUncertain) ? UnknownReason.OrderUnknown : UnknownReason.Unresolved, doubtful);
    }

    /// <summary>A computed value has no age; it is known after the day of the view if one of its findings is.</summary>
    private static FactState State(Fact fact, Sight sight, FactValue value, IEnumerable<Finding> from)
    {
        IReadOnlyList<Finding> findings = [.. from.Distinct()];
        return fact.Allows(value) ? new(value, null, findings, KnownAfterEffective: sight.All.Any(s => s.KnownAfterEffective && findings.Contains(s.Finding)))
            : FactState.Unknown(UnknownReason.OutsideList, findings);
    }
}
