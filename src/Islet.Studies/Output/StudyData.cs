using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// One row a patient of exactly what a study analysed, for who computes it again: facts as they were at time zero, times and events from there, and why
/// somebody is not in it. It holds pseudonyms and is no result: personal data, for use within the centre.
/// </summary>
public static class StudyData
{
    public const string Folder = "data";

    /// <summary>Codes that a column of groups may hold besides its levels; of whom nothing is known it is empty.</summary>
    private const string Outside = "outside";

    /// <param name="rows">Of all patients, as <see cref="StudyPlan.Run"/> takes them. Who withdrew consent, and second records, are not in it at all.</param>
    public static IReadOnlyList<OutputFile> Of(StudyPlan plan, IReadOnlyList<SubjectRow> rows)
    {
        List<Column> columns = [.. Columns(plan)];
        var lines = WhoMayBeCounted.Of(plan.Study, rows)
            .Where(r => r.Left?.Why is not (Leaving.ConsentWithdrawn or Leaving.ConsentNotGiven or Leaving.Duplicate)).OrderBy(r => r.Dataset).ThenBy(r => r.Patient)
            .Select(row => (IReadOnlyList<string>)[.. columns.Select(c => c.Show(row))]);
        return
        [
            new($"{Folder}/analysed.csv", CsvText.Of(new([.. columns.Select(c => c.Name)], [.. lines]))),
            new($"{Folder}/codebook.csv", CsvText.Of(new(["column", "label", "unit", "as_of"], [.. columns.Select(c => (IReadOnlyList<string>)[c.Name, c.Label, c.Unit, c.AsOf])]))),
        ];
    }

    private static IEnumerable<Column> Columns(StudyPlan plan)
    {
        var (study, zero) = (plan.Study, StudyWords.TimeZeroName(plan.Study.TimeZero));
        yield return new("patient", "Pseudonym of the patient", "", "", row => row.Key);
        if (study.Datasets.Count > 0)
            yield return new("dataset", "Dataset", "", "", row => study.Datasets[row.Dataset].Id);
        yield return new("synthetic", "Not a person", "", "", row => Flag(row.Synthetic));
        yield return new("in_cohort", "In the cohort", "", zero, row => Flag(row.Left is null));
        yield return new("left", "Why not in the cohort", "", zero, row => row.Left is { } left ? FlowCount.Exit(left, 1, study).Code : "");
        foreach (var (i, group) in study.Groups.Index())
            yield return new("group_" + group.Id, group.Label, "", zero, row => row.Left is not null ? "" : row.Levels[i] switch { Group.Unknown => "", Group.Outside => Outside, var level => group.Levels[level].Name });
        foreach (var (i, fact) in plan.Facts.Index())
            yield return new(fact.Name, fact.Meaning, fact.Unit ?? "", zero, row => row.Left is null ? Value(row.Values[i]) : "");
        foreach (var (i, endpoint) in study.Endpoints.Index())
        {
            yield return new(endpoint.Id + "_time", $"{endpoint.Label}, from {zero}", StudyWords.Unit(endpoint.Unit), "follow-up",
                row => Has(row, i) ? Numbers.Exact(endpoint.TimeOf(row.Outcomes[i].Days)) : "");
            yield return new(endpoint.Id + "_event", $"{endpoint.Label}: 1 event, 0 censored", "", "follow-up", row => Has(row, i) ? Flag(row.Outcomes[i].Event) : "");
            yield return new(endpoint.Id + "_excluded", $"{endpoint.Label}: why there is no time", "", "follow-up",
                row => row.Left is null && row.Outcomes[i].Excluded is { } why ? StudyWords.Code(why) : "");
        }
    }

    private static bool Has(SubjectRow row, int endpoint) => row.Left is null && row.Outcomes[endpoint].Excluded is null;

    private static string Flag(bool yes) => yes ? "1" : "0";

    private static string Value(FactValue? value) => value switch
    {
        FactValue.Number number => Numbers.Text($"{number.Value}"),
        FactValue.Flag flag => Flag(flag.Value),
        FactValue.Word word => word.Value,
        FactValue.Words words => string.Join("; ", words.Members),
        _ => "",
    };

    /// <param name="AsOf">On which day it was so: that of time zero, or until the end of follow-up; empty: of no day.</param>
    private sealed record Column(string Name, string Label, string Unit, string AsOf, Func<SubjectRow, string> Show);
}
