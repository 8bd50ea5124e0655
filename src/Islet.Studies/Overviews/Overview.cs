using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>How many patients have each value of a fact; the last row is those of whom it is unknown.</summary>
public sealed record Tally(string Title, IReadOnlyList<(string? Value, int Patients)> Rows);

/// <summary>Of how many patients a fact is unknown.</summary>
public sealed record Missing(Fact Fact, int Patients);

/// <summary>Who is in a registry, how many, and what is missing.</summary>
/// <param name="Synthetic">Patients that are not persons.</param>
public sealed record Overview(int Patients, int Synthetic, long Findings, IReadOnlyList<Tally> Tallies, IReadOnlyList<Missing> Missing)
{
    public static Overview Of(IReadOnlyCollection<PatientRow> rows) => new(
        rows.Count,
        rows.Count(r => r.Synthetic),
        rows.Sum(r => (long)r.Findings),
        [
            Count("Grade", rows, r => r.GradeCounted),
            Count("Stage at diagnosis", rows, r => r.Stage),
            Count("Sex", rows, r => r.Sex),
            Count("Vital status", rows, r => r.VitalStatus),
            Count("Centre", rows, r => r.Center),
        ],
        [.. AskedOfEveryPatient.Facts.Select(fact => new Missing(fact, rows.Count(r => r.Unknown.Contains(fact))))]);

    private static Tally Count(string title, IEnumerable<PatientRow> rows, Func<PatientRow, string?> value) => new(
        title, [.. rows.CountBy(r => value(r) ?? "").OrderBy(c => c.Key.Length == 0).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key.Length == 0 ? null : c.Key, c.Value))]);
}
