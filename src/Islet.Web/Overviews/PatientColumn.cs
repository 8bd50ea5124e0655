using Islet.Clinic;
using Islet.Studies;

namespace Islet.Web;

/// <summary>A column of the list of patients.</summary>
/// <param name="Name">In addresses.</param>
/// <param name="Heading">Over the column, with the unit, in English.</param>
/// <param name="Value">By which it is sorted; null: unknown.</param>
/// <param name="IsNumber">Set to the right.</param>
public sealed record PatientColumn(int Index, string Name, string Heading, Func<PatientRow, IComparable?> Value, bool IsNumber = false)
{
    public static IReadOnlyList<PatientColumn> All { get; } =
    [
        new(0, "patient", N("Patient"), row => row.Key),
        new(1, "centre", N("Centre"), row => row.Center),
        new(2, "sex", N("Sex"), row => row.Sex),
        new(3, "age", N("Age at diagnosis, years"), row => row.AgeAtDiagnosis, IsNumber: true),
        new(4, "site", N("Primary site"), row => row.PrimarySite),
        new(5, "grade", N("Grade"), row => row.Grade),
        new(6, "stage", N("Stage at diagnosis"), row => row.Stage),
        new(7, "diagnosed", N("Diagnosed"), row => row.Diagnosed is { Length: > 0 } day ? day : null),
        new(8, "status", N("Vital status"), row => row.VitalStatus),
        new(9, "findings", N("Findings"), row => row.Findings, IsNumber: true),
        new(10, "unknown", "Unknown", row => row.Unknown.Count, IsNumber: true),
    ];

    /// <summary>The heading as the reader reads it.</summary>
    public string Said => this == All[^1] ? T($"Unknown of {AskedOfEveryPatient.Facts.Count} facts") : T(Heading);

    public static PatientColumn Key => All[0];

    public static PatientColumn? Find(string name) => All.FirstOrDefault(column => column.Name == name);
}
