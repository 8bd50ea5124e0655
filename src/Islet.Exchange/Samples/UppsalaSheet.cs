using System.Globalization;

namespace Islet.Exchange;

/// <summary>One row a patient, as a Swedish group has kept its pancreatic NETs for years: wide, dates and numbers as people write them.</summary>
internal static class UppsalaSheet
{
    public const int Biopsies = 3;
    public const int Pets = 2;
    public const int Treatments = 4;

    /// <summary>Laboratory days of a sheet that nobody widened.</summary>
    public const int Visits = 2;

    /// <summary>Columns of one laboratory day: by so many the sheet is widened.</summary>
    private const int OfVisit = 4;

    public static SampleGroup Group(int visits) => new("Uppsala", [30, 50, 15, 5],
    [
        new("Sandostatin LAR", 24, 4), new("Somatulin", 24, 4), new("Everolimus", 13, 7), new("Streptozotocin + 5-FU", 16, 32), new("Lutathera", 26, 35), new("Temodal/Xeloda", 17, 33), new("Sutent", 12, 9),
    ], visits);

    private static readonly string[] Fixed = ["Kön", "Född", "Diagnosdatum", "M", "Funktionell", "SSTR2A", "Ärftlighet MEN1"];

    private static readonly string[] End = ["NETPET", "Op_datum", "Radikalitet", "Progressdatum", "Senast", "Levande/Död", "Kommentar"];

    /// <param name="columns">At least so many, where laboratory days can fill them; null: as the group kept it.</param>
    public static Sheet Of(int patients, ulong seed, int? columns, bool identities)
    {
        var names = Head(identities).Concat(Fixed)
            .Concat(Numbered(Biopsies, "biopsi{0}_datum", "biopsi{0}_organ", "ki67_{0}", "grad_{0}")).Concat(Numbered(Pets, "pet{0}_datum", "pet{0}_typ", "pet{0}_suv"))
            .Concat(Numbered(Treatments, "beh{0}_start", "beh{0}_läkemedel", "beh{0}_slut")).ToList();
        var visits = Math.Max(Visits, ((columns ?? 0) - names.Count - End.Length + OfVisit - 1) / OfVisit);
        names.AddRange(Numbered(visits, "prov{0}_datum", "prov{0}_CgA", "prov{0}_5HIAA", "prov{0}_PS").Concat(End));
        var cohort = new SampleCohort(Group(visits), seed);
        return new("uppsala.csv", "uppsala.csv", [.. names.Select((n, i) => new SheetColumn(i + 1, n))], () => cohort.Patients(patients).Select(p =>
            new SheetRow(p.Number + 1, [.. Row(p, new(unchecked(seed ^ ((ulong)p.Number << 20))), visits, identities).Select(Cell.OfText)]))) { RowCount = patients };
    }

    private static IEnumerable<string> Head(bool identities) => identities ? ["Löpnr", "Personnr", "Förnamn", "Efternamn"] : ["Löpnr"];

    private static IEnumerable<string> Numbered(int count, params string[] names) =>
        from n in Enumerable.Range(1, count)
        from name in names
        select name.Replace("{0}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static IEnumerable<string> Row(SamplePatient p, SampleDice dice, int visits, bool identities)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"U{p.Number:0000}");
        if (identities)
        {
            var person = SampleIdentity.Of(p);
            yield return person.Number;
            yield return person.FirstName;
            yield return person.LastName;
        }
        yield return p.Male ? "M" : "K";
        yield return p.Birth.Year.ToString(CultureInfo.InvariantCulture);
        yield return SwedishText.Day(p.Diagnosis, dice);
        yield return p.Metastatic ? "M1" : "M0";
        yield return p.Functioning ? "Ja" : dice.Chance(10) ? "ej känt" : "Nej";
        yield return dice.Chance(25) ? "ej utfört" : p.Biopsies[0].Grade is SampleGrade.Nec ? "neg" : "pos";
        yield return dice.Chance(8) ? "Ja" : dice.Chance(30) ? "n.d." : "Nej";
        foreach (var cell in Many(p.Biopsies, Biopsies, b => [SwedishText.Day(b.Day, dice), b.OfLiver ? "lever" : "pankreas", SwedishText.Ki67(b.Ki67Tenths, dice), dice.Chance(6) ? "" : b.Grade is SampleGrade.Nec ? "NEC" : $"G{(int)b.Grade}"], 4)
                     .Concat(Many(p.Pets, Pets, t => [SwedishText.Day(t.Day, dice), t.Fdg ? "FDG" : "68Ga-DOTATOC", dice.Chance(5) ? "ej mätt" : SwedishText.Tenths(t.SuvTenths)], 3))
                     .Concat(Many(p.Lines, Treatments, l => [SwedishText.Day(l.Start, dice), Group(0).Regimens[l.Regimen].Name, l.End is { } end ? SwedishText.Day(end, dice) : "pågår"], 3))
                     .Concat(Many(p.Visits, visits, v => [SwedishText.Day(v.Day, dice), v.CgaTenths < 10 ? "<1" : SwedishText.Tenths(v.CgaTenths), dice.Chance(20) ? "n.d." : v.FiveHiaa.ToString(CultureInfo.InvariantCulture), v.Ps.ToString(CultureInfo.InvariantCulture)], 4)))
            yield return cell;
        yield return p.Pets.Count == 2 && p.Pets[0].Fdg != p.Pets[1].Fdg ? dice.Of("P1", "P2a", "P2b", "P3a", "P4b") : p.Pets.Count == 0 ? "ej utfört" : "";
        yield return p.Operation is { } day ? SwedishText.Day(day, dice) : "";
        yield return p.Operation is null ? "" : dice.Of("R0", "R0", "R0", "R1", "okänd");
        yield return p.Lines.FirstOrDefault(l => l.Progression is not null)?.Progression is { } first ? SwedishText.Day(first, dice) : "";
        yield return SwedishText.Iso(p.Last);
        yield return p.Dead ? "Död" : "Levande";
        yield return dice.Chance(15) ? dice.Of("flyttad till annat landsting", "remiss till Lund", "ny bedömning på konferens", "se journal") : "";
    }

    /// <summary>So many groups of cells, the last of them empty.</summary>
    private static IEnumerable<string> Many<T>(IReadOnlyList<T> from, int count, Func<T, string[]> cells, int width) =>
        Enumerable.Range(0, count).SelectMany(i => i < from.Count ? cells(from[i]) : Enumerable.Repeat("", width));
}
