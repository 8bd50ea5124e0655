using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

public static partial class StudyMethods
{
    /// <summary>Who is in the study, in the order in which it is asked.</summary>
    private static IEnumerable<string> Cohort(StudyResults results)
    {
        if (results.Study.Cohort.Count > 0)
            yield return $"Eligibility. {Count(results.Study.Cohort.Count, "condition")}, read one after the other at {StudyWords.TimeZeroName(results.Study.TimeZero)}: {string.Join("; ", results.Study.Cohort.Select(step => step.Keep.Text))}. " +
                $"Of {Count(results.Flow.Patients, "patient")} in the registry {Count(results.Flow.Cohort)} are in the cohort.";
    }

    /// <summary>Which registries were pooled, and what was done where two have the same pseudonym.</summary>
    private static IEnumerable<string> Datasets(StudyResults results)
    {
        if (results.Datasets.Count > 0)
            yield return $"Datasets. Patients of {Count(results.Datasets.Count, "dataset")} were pooled: {string.Join("; ", results.Datasets.Select(d => Text($"{d.Dataset.Title}, {d.Registered} registered, {d.Cohort} in the cohort, {d.Patients} analysed with {d.Events} events")))}. " + StudyWords.SamePseudonyms(results);
    }

    private static IEnumerable<string> Groups(StudyResults results)
    {
        foreach (var group in results.Study.Groups)
            yield return $"{group.Label}. Levels: {string.Join("; ", group.Levels.Select(l => $"{l.Name} ({l.Text})"))}. A patient belongs to the first that holds; where one is open for want of a fact, the patient is in none, and is counted.";
    }

    /// <summary>What is done where something is not known; whoever adds imputation says it here.</summary>
    private static IEnumerable<string> Missing(StudyResults results)
    {
        var lost = results.Models.SelectMany(m => m.LeftOut.Where(l => l.Patients > 0).Select(l => $"{l.Term.Label} {Count(l.Patients)} ({m.Analysis.Label})")).ToList();
        yield return "Missing data. What is not recorded is unknown, never no and never a value: it has a row of its own in tables, and its patients stay in the denominator where the note of a table says so. No value is imputed where a method does not say so. " +
            (results.Models.Count == 0 ? "" : $"Models are fitted to complete cases; left out for want of a term: {(lost.Count == 0 ? "nobody" : string.Join(", ", lost))}.");
    }

    private static IEnumerable<string> Described(StudyResults results)
    {
        if (results.Baseline is not null)
            yield return "Description. Numbers are given as median and quartiles (type 7 of Hyndman and Fan 1996), categories as counts and per cent of all patients of the column. Characteristics are not tested for differences.";
        if (results.Layouts.Count > 0)
            yield return $"Tables in a layout of their own ({string.Join(", ", results.Layouts.Select(l => l.Table.Id))}). Each column is an event of the course; facts are those that were true on its day, from everything known at the data lock. Notes below each table name its events and denominators.";
    }

    private static IEnumerable<string> Agreement(StudyResults results)
    {
        foreach (var name in results.Agreements.Select(a => StudyWords.Kappa(a.Table)).Distinct())
            yield return $"Agreement of readers. {name} ({(name.StartsWith("Fleiss", StringComparison.Ordinal) ? "Fleiss 1971" : "Cohen 1960")}) with 95% limits, over cases that as many readers as asked put into a category; the others are counted.";
    }

    private static IEnumerable<string> Trajectories(StudyResults results)
    {
        if (results.Trajectories.Count > 0)
            yield return Text($"Ki-67 over the course. Grades by Ki-67 alone: G1 under 3%, G2 3 to 20%, G3 over 20% (WHO 2017 to 2022); low and high G2 are parted at 10% (Mollazadegan 2025). ") +
                "A course is told by the last value against the first; values are of tissue as its leading read has it, and those of other lesions, kinds of specimen or readers are joined by dashed lines.";
    }

    /// <summary>What is not done for the author, said in every report so that nobody takes it for done.</summary>
    private static IEnumerable<string> Significance(StudyResults results)
    {
        if (results.Survival.Any(s => s.Tests.Count > 0) || results.Models.Count > 0)
            yield return "Tests are two-sided; p values are printed as they are, and none is called significant. A remark stands below each table and figure whose result calls for caution, such as fewer than ten events for each coefficient (Peduzzi 1995).";
    }

    private static IEnumerable<string> Reproducible(StudyResults results)
    {
        yield return (results.Datasets.Count > 0 ? $"Reproducibility. Data: SHA-256 {results.RegistrySha256} over the registries; over all courses of each: {string.Join(", ", results.Datasets.Select(d => $"{d.Dataset.Title} {d.Sha256}"))}. "
            : Text($"Reproducibility. Data: SHA-256 over all courses of the registry {results.RegistrySha256}, up to batch {results.Lock.Batch}. ")) +
            "The same study file and the same registry give the same results to the last byte, whatever the number of threads and the language of the machine; figures printed as PDF or PNG are excepted, for the browser that prints them writes the day and its fonts into them.";
    }

    /// <summary>How a weighting of the log-rank family is cited.</summary>
    private static string Cited(string test) => test switch
    {
        "Log-rank test" => " (Mantel 1966)",
        "Tarone-Ware test" => " (Tarone and Ware 1977)",
        "Peto-Peto test" => " (Peto and Peto 1972)",
        _ when test.StartsWith("Gehan", StringComparison.Ordinal) => " (Gehan 1965)",
        _ => "",
    };

    private static string Cited(CoxTies ties) => ties switch { CoxTies.Efron => " (Efron 1977)", CoxTies.Breslow => " (Breslow 1974)", CoxTies.Exact => "" };
}
