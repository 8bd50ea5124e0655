using System.Globalization;

namespace Islet.Exchange;

/// <summary>
/// A workbook of two sheets, patients and lines of therapy, with a row of headings above the names. The patients' dates are text, as copied from letters; those
/// of the lines are dates of the workbook.
/// </summary>
internal static class ItalySheets
{
    public static SampleGroup Group { get; } = new("Italy", [35, 50, 12, 3],
    [
        new("Sandostatina LAR", 24, 4), new("Ipstyl + Afinitor", 18, 6), new("Lutathera + SSA", 27, 30), new("Afinitor", 12, 6), new("CAPTEM", 17, 34), new("FOLFOX", 9, 25), new("Sunitinib", 12, 9),
    ], Visits: 0);

    /// <summary>Each stands above the columns whose names begin with it.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["Anagrafica", "Diagnosi", "Follow-up", "Terapia", "Esito"];

    private static readonly string[] Patients =
    [
        "ID", "Anagrafica Sesso", "Anagrafica Data di nascita", "Diagnosi Data", "Diagnosi Sede primitivo", "Diagnosi Grado", "Diagnosi Ki-67 (%)", "Diagnosi Diametro (cm)",
        "Diagnosi Funzionante", "Diagnosi Sindrome ereditaria", "Follow-up Stato", "Follow-up Data ultimo contatto", "Note",
    ];

    private static readonly string[] Lines =
        ["ID", "Linea", "Terapia Schema", "Terapia Data inizio", "Esito Miglior risposta", "Esito Progressione", "Esito Data progressione"];

    public static IReadOnlyList<Sheet> Of(int patients, ulong seed)
    {
        var cohort = new SampleCohort(Group, seed);
        return
        [
            new("italy.xlsx", "Pazienti", Columns(Patients), () => cohort.Patients(patients).Select(p => new SheetRow(p.Number + 2, [.. Row(p, Dice(seed, p))]))) { RowCount = patients },
            new("italy.xlsx", "Linee", Columns(Lines), () => cohort.Patients(patients).SelectMany(p => p.Lines.Select(l => Row(p, l, Dice(seed + 1, p)))).Select((cells, i) => new SheetRow(i + 3, [.. cells]))),
        ];
    }

    private static SampleDice Dice(ulong seed, SamplePatient p) => new(unchecked(seed ^ ((ulong)p.Number << 20)));

    private static List<SheetColumn> Columns(string[] names) => [.. names.Select((n, i) => new SheetColumn(i + 1, n))];

    private static IEnumerable<Cell> Row(SamplePatient p, SampleDice dice)
    {
        var first = p.Biopsies[0];
        yield return Key(p);
        yield return Cell.OfText(p.Male ? "M" : "F");
        yield return Day(p.Birth);
        yield return Day(p.Diagnosis);
        yield return Cell.OfText(dice.Of("Pancreas", "Pancreas", "Pancreas", "Ileo", "Ileo", "Stomaco", "Retto", "Ignoto"));
        yield return Cell.OfText(first.Grade is SampleGrade.Nec ? "" : $"G{(int)first.Grade}");
        yield return Cell.OfText(dice.Chance(6) ? "non noto" : first.Ki67Tenths < 10 ? "<1" : SwedishText.Tenths(first.Ki67Tenths));
        yield return dice.Chance(15) ? Cell.Empty : Cell.Of(dice.Between(6, 92) / 10m);
        yield return Cell.OfText(YesNo(p.Functioning));
        yield return Cell.OfText(dice.Chance(10) ? "n.d." : YesNo(dice.Chance(7)));
        yield return Cell.OfText(p.Dead ? "deceduto" : "vivo");
        yield return Day(p.Last);
        yield return Cell.OfText(dice.Chance(12) ? dice.Of("inviata ad altro centro", "rivalutata in GOM", "vedi cartella") : "");
    }

    private static IEnumerable<Cell> Row(SamplePatient p, SampleLine line, SampleDice dice)
    {
        yield return Key(p);
        yield return Cell.Of(line.Number);
        yield return Cell.OfText(Group.Regimens[line.Regimen].Name);
        yield return Cell.Of(line.Start);
        yield return Cell.OfText(dice.Chance(8) ? "NV" : line.Best switch { SampleResponse.CR => "RC", SampleResponse.PR => "RP", SampleResponse.SD => "SD", SampleResponse.PD => "PD" });
        yield return Cell.OfText(YesNo(line.Progression is not null));
        yield return line.Progression is { } day ? Cell.Of(day) : Cell.Empty;
    }

    private static Cell Key(SamplePatient p) => Cell.OfText(string.Create(CultureInfo.InvariantCulture, $"IT-{p.Number:000}"));

    private static Cell Day(DateOnly day) => Cell.OfText(day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture));

    private static string YesNo(bool yes) => yes ? "Sì" : "No";
}
