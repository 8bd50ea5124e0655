using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Consent comes before every other question, and is judged at the data lock: what a patient says today counts for a study of twenty years ago.</summary>
internal static class WhoMayBeCounted
{
    /// <summary>Of one registry, or of several that are pooled.</summary>
    public static IReadOnlyList<SubjectRow> Of(Study study, IReadOnlyList<SubjectRow> rows) => study.Datasets.Count > 0 ? PooledDatasets.WhoMayBeCounted(study, rows) : Of(study.Consent, rows);

    public static IReadOnlyList<SubjectRow> Of(ConsentRule rule, IReadOnlyList<SubjectRow> rows)
    {
        if (rule is ConsentRule.OptOut && rows.All(r => r.Consents == PatientConsents.Nothing))
            return rows;
        var persons = new Persons(rows.Select(r => (r.Key, r.Consents)));
        return [.. rows.Select(row => Why(rule, row.Key, persons) is { } why ? Left(row, why) : row)];
    }

    private static Leaving? Why(ConsentRule rule, string key, Persons persons) => persons[key, ConsentPurpose.Research] switch
    {
        _ when persons.Yields(key) => Leaving.Duplicate,
        ConsentStanding.Withdrawn => Leaving.ConsentWithdrawn,
        ConsentStanding.NotRecorded when rule is ConsentRule.Required => Leaving.ConsentNotGiven,
        _ => null,
    };

    /// <summary>Nothing that was read of the patient goes further.</summary>
    private static SubjectRow Left(SubjectRow row, Leaving why) =>
        new(row.Patient, row.Synthetic, row.Axis) { Left = new(why, 0, default, null) };
}
