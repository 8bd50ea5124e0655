namespace Islet.Studies;

/// <summary>One item of the checklist.</summary>
/// <param name="Number">Of STROBE: 1 to 22, with its letter.</param>
/// <param name="Asks">What it asks, in our words.</param>
/// <param name="Answer">Where or what the answer is, as far as the study knows; null: for the authors.</param>
/// <param name="ForAuthors">What is left to them beside the answer; null: nothing.</param>
public sealed record ChecklistItem(string Number, string Section, string Asks, string? Answer, string? ForAuthors = null);

/// <summary>The STROBE checklist for cohort studies, filled as far as a study knows itself. What it cannot know is left to the authors, and says so: nothing is guessed.</summary>
/// <remarks>von Elm et al., PLoS Med 2007;4:e296, doi:10.1371/journal.pmed.0040296; explanation: Vandenbroucke et al., PLoS Med 2007;4:e297. The words of the items are ours.</remarks>
public static class StudyChecklist
{
    public const string Authors = "For the authors";

    public static IReadOnlyList<ChecklistItem> Of(StudyResults results)
    {
        var study = results.Study;
        return
        [
            new("1", "Title and abstract", "The design is named in title or abstract, and the abstract sums up what was done and found.", null, "Title and abstract. The study's title is: " + study.Title),
            new("2", "Introduction", "Why the study was made.", study.About, study.About is null ? "Background and reasons." : "Background and reasons, with what is known."),
            new("3", "Introduction", "Objectives and hypotheses, fixed beforehand.", study.About is null ? null : "The question stands in the study file (about).", "Which hypotheses were fixed before the data were seen."),
            new("4", "Methods", "The design, early in the text.", $"A cohort from a registry, followed from {StudyWords.TimeZeroName(study.TimeZero)}.", "Whether patients were registered prospectively."),
            new("5", "Methods", "Setting, places and dates: recruitment, exposure, follow-up, collection of data.", Setting(results), "Centres and period of recruitment."),
            new("6", "Methods", "Who could take part, from where, and how they were followed.", Cohort(results), "How patients came into the registry."),
            new("7", "Methods", "Every outcome, exposure, confounder and effect modifier is defined.", Definitions(results), "Confounders that were thought of and not recorded."),
            new("8", "Methods", "For each variable: its source and how it was measured; whether groups were measured alike.",
                "Each value is a finding with its day, the day on which it became known and its source; groups are read by the same rules (study file, Methods).", "Assays, scanners and readers of the centre."),
            new("9", "Methods", "What was done against bias.", Bias(results), "Selection and information bias that the registry cannot see."),
            new("10", "Methods", "How the size of the study came about.", $"All patients of the registry at the data lock who met the conditions: {Numbers.Count(results.Flow.Cohort)}.", "Whether a size was planned."),
            new("11", "Methods", "How numbers were handled: cut-offs, groups and why.", study.Groups.Count == 0 ? "No groups were formed." : $"Groups and their levels: {string.Join("; ", study.Groups.Select(Levels))}.", "Why these cut-offs."),
            new("12a", "Methods", "Statistical methods, and how confounding was controlled.", Statistics(results)),
            new("12b", "Methods", "Subgroups and interactions.", study.Groups.Count == 0 ? null : "Groups are compared as named under 11; see Methods.", "Whether subgroups were planned."),
            new("12c", "Methods", "How missing data were handled.", "Unknown is a category of its own in tables and flow; models use patients of whom every term is known, and count the others (Methods)."),
            new("12d", "Methods", "How loss to follow-up was handled.", "Patients without the event are censored as each endpoint says (Methods); who has no outcome is counted in the flow."),
            new("12e", "Methods", "Sensitivity analyses.", Sensitivity(results), results.Further.OfType<SensitivityResult>().Any() ? "Whatever was varied outside the study file." : "Which were made, and what they gave."),
            new("13", "Results", "Numbers at each stage, reasons for leaving, a flow diagram.", study.Tables.Contains(TableKind.Flow) ? "Table and figure: flow of patients." : $"results.json, flow: {Numbers.Count(results.Flow.Patients)} registered, {Numbers.Count(results.Flow.Cohort)} in the cohort."),
            new("14", "Results", "Characteristics of the patients, missing values, time of follow-up.", Characteristics(results)),
            new("15", "Results", "Numbers of events over time.", string.Join(" ", results.Endpoints.Select(e => $"{e.Endpoint.Label}: {Numbers.Count(e.Events)} of {Numbers.Count(e.Patients)}."))),
            new("16", "Results", "Unadjusted and adjusted estimates with their precision, the confounders adjusted for, boundaries of categories.", Estimates(results), "Absolute risks where they help the reader."),
            new("17", "Results", "Other analyses.", results.Agreements.Count + results.Responses.Count + results.Trajectories.Count > 0 ? "Agreement, response and Ki-67 as in the tables and figures." : null, "Whatever was done outside the study file."),
            new("18", "Discussion", "Key results against the objectives.", null, "Discussion."),
            new("19", "Discussion", "Limitations, with direction and size of bias.", Remarks(results), "Discussion of these and others."),
            new("20", "Discussion", "A cautious interpretation.", null, "Discussion."),
            new("21", "Discussion", "How far the results can be generalised.", null, "Discussion."),
            new("22", "Other", "Funding and the role of funders.", null, "Funding."),
        ];
    }

    /// <summary>The checklist as a table of its own.</summary>
    internal static StudyTable Table(StudyResults results)
    {
        List<ChecklistItem> items = [.. Of(results)];
        var caption = $"{(results.IsSynthetic ? StudyWords.SyntheticTitle : "")}STROBE checklist: {results.Study.Title}";
        return new("strobe", caption, [new("Item", Number: false), new("Answered by the study", Number: false), new(Authors, Number: false)],
            [.. items.Select(i => new TableRow([$"{i.Number}. {i.Section}. {i.Asks}", i.Answer ?? "–", i.ForAuthors ?? "–"]))],
            ["Items after von Elm et al., PLoS Med 2007;4:e296 (STROBE, cohort studies), in other words; the answers are those that the study file and its results give.",
                $"Study file {results.Study.Source.Name}, SHA-256 {results.Study.Source.Sha256}; {StudyProvenance.Lock(results)}; Islet {StudyProvenance.Version}."], new([], []));
    }

    private static string Setting(StudyResults results) => $"Data: {StudyProvenance.Lock(results)}." + (StudyProvenance.CutOff(results) is { } cutOff ? $" Follow-up ends on {cutOff}." : " The courses have no calendar.");

    private static string Cohort(StudyResults results) => results.Study.Cohort.Count == 0 ? "Every patient of the registry with time zero; consent as in Methods."
        : $"Conditions, read at {StudyWords.TimeZeroName(results.Study.TimeZero)} unless they say otherwise: {string.Join("; ", results.Study.Cohort.Select(step => $"{step.Keep.Text} (left: {step.Otherwise})"))}. Consent as in Methods.";

    private static string Definitions(StudyResults results) => $"Endpoints: {string.Join(" ", results.Study.Endpoints.Select(e => $"{e.Label}: to {StudyWords.EndsWith(e)}"))} Facts are those of Islet's vocabulary; every derivation has its source in its documentation.";

    private static string Bias(StudyResults results) => "Facts are read as they were at time zero, from a fixed state of the registry; rules that look ahead are remarked on (immortal time). " +
        $"Values known more than {Numbers.Count(MarkedValues.LateDays)} days after time zero are counted in Methods.";

    private static string Levels(Group group) => $"{group.Label} ({string.Join(", ", group.Levels.Select(l => $"{l.Name}: {l.Text}"))})";

    private static string Statistics(StudyResults results) => $"Methods, each with its convention and source. Models: {(results.Models.Count == 0 ? "none" : string.Join("; ", results.Models.Select(m => $"{m.Analysis.Label} with {string.Join(", ", m.Analysis.Terms.Select(t => t.Label))}")))}.";

    private static string? Sensitivity(StudyResults results) => results.Further.OfType<SensitivityResult>().ToList() is { Count: > 0 } made
        ? string.Join(" ", made.Select(s => $"{s.Of.Label}: {string.Join("; ", s.Of.Variants.Select(v => v.Label))} (tables sensitivity-{s.Of.Id}).")) : null;

    private static string Characteristics(StudyResults results) => (results.Baseline is not null ? "Table of the cohort at time zero, unknown values with their numbers. "
        : results.Layouts.Count > 0 ? $"Tables {string.Join(", ", results.Layouts.Select(l => l.Table.Id))}, unknown values with their numbers. " : "No table of characteristics was asked for. ") +
        "Median follow-up (reverse Kaplan–Meier): " + string.Join("; ", results.Endpoints.Select(e => $"{e.Endpoint.Label} {StudyHeadlines.FollowUp(e)} {StudyWords.Unit(e.Endpoint.Unit)}")) + ".";

    private static string? Estimates(StudyResults results) => results.Survival.Count + results.Models.Count == 0 ? null
        : "Tables of survival (unadjusted, with limits)" + (results.Models.Count == 0 ? "; no model was fitted." : " and of Cox models (hazard ratios with limits, reference levels named).");

    private static string? Remarks(StudyResults results) => StudyRemarks.Of(results).Select(r => StudyRemarkWords.Of(r).InEnglish).ToList() is { Count: > 0 } remarks
        ? $"Remarked by the program: {string.Join(" ", remarks)}" : null;
}
