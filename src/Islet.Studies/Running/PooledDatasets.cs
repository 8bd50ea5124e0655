using System.Security.Cryptography;
using System.Text;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Several registries as one cohort: who is the same person in two of them, and what each gave.</summary>
internal static class PooledDatasets
{
    /// <summary>Within each registry as ever; then across them, by the pseudonym, as the study says.</summary>
    /// <exception cref="RefusedException">E_STUDY_SAME_PSEUDONYM.</exception>
    public static IReadOnlyList<SubjectRow> WhoMayBeCounted(Study study, IReadOnlyList<SubjectRow> rows)
    {
        List<SubjectRow> counted = [.. rows.GroupBy(r => r.Dataset).OrderBy(d => d.Key).SelectMany(d => Studies.WhoMayBeCounted.Of(study.Consent, [.. d]).Zip(d, (row, read) => row with { Key = read.Key, Dataset = read.Dataset, Fingerprint = read.Fingerprint }))];
        if (study.SamePseudonym is SamePseudonym.Apart)
            return counted;
        var shared = Shared(counted);
        if (shared.Count > 0 && study.SamePseudonym is SamePseudonym.Refused)
        {
            throw new RefusedException(new Problem("E_STUDY_SAME_PSEUDONYM", "--registry", Numbers.Text($"{shared.Count} pseudonyms that more than one of the datasets has"),
                "each pseudonym in one dataset", "Say in the study file what they are: same_pseudonym: apart (different persons) or same_pseudonym: first (one person, whose record in the first dataset counts)."));
        }
        var first = counted.Where(r => shared.Contains(r.Key)).GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => (same.First().Dataset, Withdrawn: same.Any(r => r.Left?.Why is Leaving.ConsentWithdrawn)), StringComparer.Ordinal);
        return [.. counted.Select(row => !first.TryGetValue(row.Key, out var one) ? row
            : row.Dataset != one.Dataset ? Left(row, Leaving.Duplicate) : one.Withdrawn ? Left(row, Leaving.ConsentWithdrawn) : row)];
    }

    /// <summary>What each dataset gave.</summary>
    /// <param name="rows">Of everybody, who left included.</param>
    public static IReadOnlyList<DatasetResult> Results(StudyPlan plan, IReadOnlyList<SubjectRow> rows)
    {
        var shared = Shared(rows);
        return [.. plan.Study.Datasets.Select((dataset, i) =>
        {
            List<SubjectRow> all = [.. rows.Where(r => r.Dataset == i)];
            List<SubjectRow> analysed = [.. all.Where(r => r.Left is null && r.Outcomes[0].Excluded is null)];
            return new DatasetResult(dataset, plan.Locks[i], all.Count, all.Count(r => r.Left is null), analysed.Count, analysed.Count(r => r.Outcomes[0].Event), all.Count(r => shared.Contains(r.Key)), RegistryFingerprint.Of(all.Select(r => r.Fingerprint)));
        })];
    }

    /// <summary>Of all datasets together: each by its name and its own.</summary>
    public static string Fingerprint(IEnumerable<DatasetResult> datasets) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(datasets.Select(d => $"{d.Dataset.Id}\n{d.Sha256}\n")))));

    private static HashSet<string> Shared(IEnumerable<SubjectRow> rows) =>
        rows.GroupBy(r => r.Key, StringComparer.Ordinal).Where(same => same.Select(r => r.Dataset).Distinct().Skip(1).Any()).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Nothing that was read of the patient goes further.</summary>
    private static SubjectRow Left(SubjectRow row, Leaving why) =>
        new(row.Patient, row.Synthetic, row.Axis) { Left = new(why, 0, default, null), Key = row.Key, Dataset = row.Dataset, Fingerprint = row.Fingerprint };
}
