namespace Islet.Exchange;

internal enum SampleGrade
{
    G1 = 1,
    G2,
    G3,
    Nec,
}

internal enum SampleResponse
{
    CR = 1,
    PR,
    SD,
    PD,
}

/// <param name="Ki67Tenths">Tenths of a per cent.</param>
internal sealed record SampleBiopsy(DateOnly Day, bool OfLiver, int Ki67Tenths, SampleGrade Grade);

/// <param name="SuvTenths">SUVmax in tenths of g/mL.</param>
/// <param name="Fdg">FDG; else a somatostatin analogue.</param>
internal sealed record SamplePet(DateOnly Day, bool Fdg, int SuvTenths);

/// <param name="Regimen">Index into the regimens of the group.</param>
/// <param name="Progression">Null: none while it was given and followed.</param>
/// <param name="End">Null: still given.</param>
internal sealed record SampleLine(int Number, int Regimen, DateOnly Start, SampleResponse Best, DateOnly? Progression, DateOnly? End);

/// <param name="CgaTenths">Chromogranin A in tenths of nmol/L.</param>
internal sealed record SampleVisit(DateOnly Day, int CgaTenths, int FiveHiaa, int Ps);

/// <summary>A course of nobody, plausible enough to be worth importing.</summary>
/// <param name="Last">Death, or the last day on which the patient was seen.</param>
internal sealed record SamplePatient(int Number, bool Male, DateOnly Birth, DateOnly Diagnosis, bool Metastatic, bool Functioning, DateOnly Last, bool Dead)
{
    public required IReadOnlyList<SampleBiopsy> Biopsies { get; init; }

    public required IReadOnlyList<SamplePet> Pets { get; init; }

    public required IReadOnlyList<SampleLine> Lines { get; init; }

    public required IReadOnlyList<SampleVisit> Visits { get; init; }

    /// <summary>Of the primary, where it was operated.</summary>
    public DateOnly? Operation { get; init; }

    public int AgeAtDiagnosis => Diagnosis.Year - Birth.Year - (Diagnosis.AddYears(Birth.Year - Diagnosis.Year) < Birth ? 1 : 0);
}

/// <summary>How a group's patients fare under a regimen.</summary>
/// <param name="Months">Mean time to progression.</param>
/// <param name="Responds">Per cent of patients with CR or PR.</param>
internal sealed record SampleRegimen(string Name, int Months, int Responds);

/// <summary>What kind of patients a group has.</summary>
/// <param name="Grades">Per cent that are G1, G2, G3 and NEC at diagnosis.</param>
internal sealed record SampleGroup(string Name, IReadOnlyList<int> Grades, IReadOnlyList<SampleRegimen> Regimens, int Visits)
{
    /// <summary>Apart by group: with one stream for all, the same nobody would be a patient of all three centres.</summary>
    public ulong Stream(ulong seed) => Name.Aggregate(seed, (mixed, letter) => unchecked((mixed * 1_000_003) + letter));

    /// <summary>The last day of the sheets: what a person would have typed later stands in none.</summary>
    public static DateOnly Closed { get; } = new(2024, 6, 30);
}
