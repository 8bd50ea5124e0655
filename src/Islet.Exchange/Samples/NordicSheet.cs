using System.Globalization;

namespace Islet.Exchange;

/// <summary>One row a specimen with the patient's outcome beside it, in an SPSS file: codes with labels in three languages, 99 and 999 for missing.</summary>
internal static class NordicSheet
{
    public static SampleGroup Group { get; } = new("Nordic", [0, 0, 25, 75],
        [new("Temozolomide + capecitabine", 9, 25), new("Cisplatin + etoposide", 5, 33), new("Carboplatin + etoposide", 5, 31), new("FOLFIRI", 4, 18)], Visits: 1);

    private static readonly SheetColumn[] Columns =
    [
        Text("pat_id", "Patient"), Number("spec_no", "Specimen number"), Coded("sex", "Kjønn", "Mann", "Kvinne"), Number("age", "Alder ved diagnose (år)"), Day("dx_date", "Diagnosedato"),
        Coded("primary", "Primærtumor", "Pancreas", "Kolon", "Rektum", "Ventrikkel", "Ukjent"), Day("spec_date", "Date of specimen"), Coded("spec_type", "Prøvetype", "Biopsi", "Resektat", "Cytologi"),
        Number("ki67", "Ki-67 (%)"), Coded("morph", "Morphology", "Small cell", "Large cell", "NET G3", "Ukendt"), Number("ps", "WHO performance status"), Coded("alp", "ALP ved start", "Normal", "Forhøyet"),
        Coded("line1", "First-line chemotherapy", [.. Group.Regimens.Select(r => r.Name)]), Day("line1_start", "Startdato"), Coded("best_resp", "Best response", "CR", "PR", "SD", "PD"),
        Number("pfs_months", "PFS (months)"), Flag("pfs_event", "PFS event", "Nei", "Ja"), Number("os_months", "OS (months)"), Flag("os_event", "OS event", "Nei", "Ja"), Day("last_date", "Siste kontakt"),
        Flag("status", "Status", "Levende", "Død"),
    ];

    public static Sheet Of(int patients, ulong seed)
    {
        var cohort = new SampleCohort(Group, seed);
        return new("nordic.sav", "nordic.sav", [.. Columns.Select((c, i) => c with { Number = i + 1 })],
            () => cohort.Patients(patients).SelectMany(p => Rows(p, new(unchecked(seed ^ ((ulong)p.Number << 20))))).Select((cells, i) => new SheetRow(i + 1, cells)));
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(SamplePatient p, SampleDice dice)
    {
        var (primary, ps, alp) = (dice.Between(1, 5), dice.Chance(7) ? Cell.OfMissing("99") : Cell.Of(dice.Below(4)), Code(dice.Chance(35) ? 2 : 1, dice.Chance(8)));
        var (line, isNec) = (p.Lines.Count > 0 ? p.Lines[0] : null, p.Biopsies[0].Grade is SampleGrade.Nec);
        var (morphology, kind) = (isNec ? dice.Chance(40) ? 1 : 2 : 3, dice.Chance(75) ? 1 : dice.Between(2, 3));
        IReadOnlyList<Cell> outcome = Outcome(p, line, dice.Chance(10));
        foreach (var (biopsy, i) in p.Biopsies.Select((b, i) => (b, i)))
        {
            yield return
            [
                Cell.OfText(string.Create(CultureInfo.InvariantCulture, $"N{p.Number:000}")), Cell.Of(i + 1), Cell.Of(p.Male ? 1 : 2), Cell.Of(p.AgeAtDiagnosis), Cell.Of(p.Diagnosis), Cell.Of(primary),
                Cell.Of(biopsy.Day), Cell.Of(i == 0 ? kind : 1), dice.Chance(6) ? Cell.OfMissing("999") : Cell.Of((biopsy.Ki67Tenths + 5) / 10), dice.Chance(4) ? Cell.Of(4) : Cell.Of(morphology),
                ps, alp, .. outcome,
            ];
        }
    }

    private static List<Cell> Outcome(SamplePatient p, SampleLine? line, bool unknownResponse)
    {
        var end = line?.Progression ?? p.Last;
        return
        [
            line is null ? Cell.OfMissing("99") : Cell.Of(line.Regimen + 1), line is null ? Cell.Empty : Cell.Of(line.Start), Code((int)(line?.Best ?? SampleResponse.PD), line is null || unknownResponse),
            line is null ? Cell.OfMissing("999") : Months(line.Start, end), line is null ? Cell.OfMissing("99") : Cell.Of(line.Progression is not null || p.Dead ? 1 : 0),
            Months(p.Diagnosis, p.Last), Cell.Of(p.Dead ? 1 : 0), Cell.Of(p.Last), Cell.Of(p.Dead ? 1 : 0),
        ];
    }

    private static Cell Code(int code, bool missing) => missing ? Cell.OfMissing("99") : Cell.Of(code);

    /// <summary>A month is 30.4375 days (facts.md 1.8); one decimal, as the group kept it.</summary>
    private static Cell Months(DateOnly from, DateOnly to) => Cell.Of(Math.Round((to.DayNumber - from.DayNumber) / 30.4375m, 1));

    private static SheetColumn Text(string name, string label) => new(0, name) { Label = label, Declared = CellKind.Text };

    private static SheetColumn Number(string name, string label) => new(0, name) { Label = label, Declared = CellKind.Number };

    private static SheetColumn Day(string name, string label) => new(0, name) { Label = label, Declared = CellKind.Day };

    private static SheetColumn Coded(string name, string label, params string[] meanings) => Labelled(name, label, first: 1, meanings);

    private static SheetColumn Flag(string name, string label, params string[] meanings) => Labelled(name, label, first: 0, meanings);

    private static SheetColumn Labelled(string name, string label, int first, string[] meanings) => Number(name, label) with
    {
        ValueLabels = meanings.Select((m, i) => (Code: (first + i).ToString(CultureInfo.InvariantCulture), m)).ToDictionary(c => c.Code, c => c.m, StringComparer.Ordinal),
    };
}
