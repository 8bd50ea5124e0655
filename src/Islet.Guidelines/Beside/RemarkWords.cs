using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The sentence of each caution beside a statement, with the dates and values of the patient (facts.md section 5, last column).</summary>
internal static class RemarkWords
{
    private delegate string Sentence(Caution caution, Snapshot snapshot);

    /// <summary>Where a caution says something of its own beside one statement.</summary>
    private static readonly Dictionary<(string Code, string Statement), Sentence> OfStatement = new()
    {
        [("C-CONTROLLED", "NANETS2020-FUNC-02")] = (c, _) => $"Symptom-free on {Holding(c)}; the syndrome is on record, not resolved.",
        [("C-CONTROLLED", "NANETS2020-HORM-02")] = (_, _) => "Known functional tumour: see HORM-13.",
    };

    private static readonly Dictionary<string, Sentence> OfCode = new(StringComparer.Ordinal)
    {
        ["C-GRADE"] = (c, s) => $"The report of {On(c.Findings[0])} says {s[Fact.ReportedGrade].Value}, the counts say {Counted(s)}. Ask the pathologist before using either list.",
        ["C-GRADE-OPEN"] = (c, _) => $"Specimens of different class ({string.Join(", ", c.Findings.Select(Named))}), and nobody has declared which one speaks for the tumour.",
        ["C-KI67-HIGH"] = (c, _) => $"Well differentiated with a Ki-67 index above 55 % on {On(c.Findings[0])}, which is rare: was the differentiation reviewed, and a carcinoma excluded?",
        ["C-TISSUE-OLD"] = (c, _) => $"The tissue of {On(c.Findings[0])} is from before the last progression, {On(c.Findings[^1])}.",
        ["C-OLD-NEC"] = (c, _) => $"The class written on {Days(c.Findings)} is of the 2010 edition, which holds NET G3 and NEC: it needs to be read again.",
        ["C-SSTR"] = (c, s) => $"The scintigraphy of {Days(c.Findings.Except(s[Fact.SstrPetResult].From))} was positive. Without the PET of {Days(s[Fact.SstrPetResult].From)} receptors would read positive.",
        ["C-NO-DISEASE"] = (c, s) => NoDisease(c, s),
        ["C-PET-KNOWN"] = (_, s) => $"A PET result of {Days(s[Fact.SstrPetResult].From)} exists.",
        ["C-PRRT"] = (_, s) => $"Receptor-positive is not suitable for PRRT: are there FDG-positive lesions without receptors? {DiscordantWords.Of(s)}",
        ["C-CONTROLLED"] = (c, _) => $"Absence of symptoms is a drug effect ({Holding(c)}).",
        ["C-OBS"] = (c, s) => $"The text ties observation to absent symptoms only. {Against(c, s)}.{LastKnown(s)}",
        ["C-LOG"] = (_, _) => "The treatment history is not closed: 0 lines is not known.",
        ["C-LOG-OLD"] = (c, _) => $"That no treatment was given rests on a history closed on {On(c.Findings[0])}, longer ago than such a value keeps: ask again.",
        ["C-SSA"] = (c, _) => $"The progression of {On(c.Findings[0])} was under {Together(Drugs(c.Findings))}.",
        ["C-OUTSIDE"] = (c, _) => $"On {Together(Drugs(c.Findings))}: unknown to this guideline.",
        ["C-PRRT-PART"] = (c, _) => Cycles(c),
        ["C-PPI"] = (_, _) => "A proton-pump inhibitor raises gastrin; do not stop it as routine (HORM-14).",
        ["C-ELSEWHERE"] = (c, s) => SyndromesBeside.Of(c, s),
        ["C-BILE"] = (c, _) => $"The ampulla was violated in another way ({string.Join(", ", c.Findings.Select(f => $"{((Procedure)f.Content).Name.Replace('_', ' ')}, {On(f)}"))}): risk of infection.",
    };

    public static string Of(Caution caution, Statement statement, Snapshot snapshot) =>
        OfStatement.TryGetValue((caution.Code, statement.Id), out var own) ? own(caution, snapshot) : OfCode.TryGetValue(caution.Code, out var general) ? general(caution, snapshot) : caution.Says;

    private static string On(Finding f) => f.Happened.IsKnown ? f.Happened.ToString() : "an unknown day";

    private static string Days(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(On).Distinct());

    private static string Named(Finding f) => $"{((Specimen)f.Content).SpecimenName ?? "unnamed"} of {On(f)}";

    private static IReadOnlyList<string> Drugs(IEnumerable<Finding> findings) => [.. findings.SelectMany(f => f.Content switch
    {
        Treatment begun => begun.Drugs,
        ClinicalStatus { HeldBy: { } held } => held,
        _ => [],
    }).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Together(IReadOnlyList<string> drugs) => drugs.Count == 0 ? "a drug that is not named" : string.Join(" with ", drugs);

    private static string Holding(Caution caution) => Drugs(caution.Findings) is { Count: > 0 } drugs ? string.Join(", ", drugs) : "treatment";

    private static string Counted(Snapshot snapshot) => new[] { Fact.GradeByKi67, Fact.GradeByMitoses }.Select(f => snapshot.Reader(f).Value).OfType<FactValue.Word>().Select(w => w.Value).Max(StringComparer.Ordinal) ?? "nothing";

    /// <summary>Progression with its date, the course, the burden, and the lines: as far as each speaks against observing.</summary>
    private static string Against(Caution caution, Snapshot snapshot) => string.Join("; ", new (Fact Fact, Func<FactState, string> Says)[]
    {
        (Fact.ProgressiveDisease, state => $"Progression on {Days(state.From)}"),
        (Fact.ClinicallyAggressive, _ => "course judged aggressive"),
        (Fact.SystemicLinesStarted, state => state.Value is FactValue.Number { Value: 1 } ? "1 line" : $"{state.Value} lines"),
        (Fact.TumorVolume, state => $"burden {state.Value}"),
    }.Where(reason => caution.About.Contains(reason.Fact)).Select(reason => reason.Says(snapshot[reason.Fact])));

    /// <summary>What spoke against it until a new line, or another event, ended it: unknown today, and not forgotten.</summary>
    private static string LastKnown(Snapshot snapshot) => ObservationCaution.LastKnown(snapshot) is { Count: > 0 } facts
        ? $" Last known, and not judged since: {string.Join(", ", facts.Select(f => Former(f, snapshot[f])))}." : "";

    private static string Former(Fact fact, FactState state) =>
        $"{(fact == Fact.ProgressiveDisease ? "progression" : fact == Fact.ClinicallyAggressive ? "course judged aggressive" : $"burden {state.Former}")} on {Days(state.From)}";

    /// <summary>After a recurrence that no receptor study has shown the status itself is what is old.</summary>
    private static string NoDisease(Caution caution, Snapshot snapshot)
    {
        List<Finding> studies = [.. caution.Findings.Where(f => f.Content is ImagingStudy)], recurrence = [.. caution.Findings.Except(studies)];
        var none = $"The receptor study of {Days(studies)} found no disease: it is not a statement on receptors.";
        return recurrence.Count == 0 ? none
            : snapshot[Fact.SstrPetResult] is { IsKnown: true, From: [_, ..] status } ? $"{none} Receptor status is of {Days(status)}, before the recurrence of {Days(recurrence)}; no receptor study since."
            : $"{none} Disease came back on {Days(recurrence)}, and no receptor study is on record since.";
    }

    private static string Cycles(Caution caution)
    {
        var course = caution.Findings.Select(f => f.Content).OfType<Treatment>().First();
        List<Injection> given = [.. caution.Findings.Select(f => f.Content).OfType<Injection>()];
        var activity = given.TrueForAll(i => i.ActivityGbq is not null) ? $"{given.Sum(i => i.ActivityGbq!.Value).ToString("0.##", CultureInfo.InvariantCulture)} GBq" : "activity not recorded";
        return string.Create(CultureInfo.InvariantCulture, $"A course was broken off: {given.Count} of {course.CyclesPlanned} cycles, {activity}.");
    }
}
