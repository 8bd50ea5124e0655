using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;

namespace Islet.Tests.Clinic.Lines;

/// <summary>What holds for every course of treatments, whatever its drugs and days.</summary>
public class LineLaws
{
    private static readonly string[] Tumour = ["octreotide", "lanreotide", "everolimus", "sunitinib", "cabozantinib", "temozolomide", "streptozocin", "capecitabine",
        "carboplatin", "cisplatin", "etoposide", "oxaliplatin", "irinotecan", "177Lu-DOTATATE", "interferon alfa", "blinded"];

    /// <summary>Each drug to another of its class, one to one.</summary>
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["octreotide"] = "lanreotide", ["lanreotide"] = "octreotide", ["everolimus"] = "temsirolimus", ["sunitinib"] = "cabozantinib", ["cabozantinib"] = "sunitinib",
        ["temozolomide"] = "streptozocin", ["streptozocin"] = "temozolomide", ["capecitabine"] = "fluorouracil", ["carboplatin"] = "cisplatin", ["cisplatin"] = "carboplatin",
        ["irinotecan"] = "topotecan", ["177Lu-DOTATATE"] = "lutetium edotreotide",
    };

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static Arbitrary<Finding[]> Treated => (
        from events in Gen.Choose(0, 9).SelectMany(n => Event.ArrayOf(n))
        select events.SelectMany((e, i) => e(i)).ToArray()).ToArbitrary();

    private static Gen<Func<int, Finding[]>> Event =>
        from day in Gen.Choose(0, 1500)
        from length in Gen.Choose(0, 400)
        from what in Gen.Choose(0, 9)
        from drug in Gen.Elements(Tumour)
        from second in Gen.Elements(Tumour)
        from dose in Gen.Elements<decimal?>(null, 30, 60)
        select new Func<int, Finding[]>(i => what switch
        {
            0 or 1 => [Pd($"p{i}", Iso(day))],
            2 => [NoPd($"n{i}", Iso(day))],
            3 => [Drug($"d{i}", Iso(day), drug + "+" + second)],
            4 => [Drug($"d{i}", Iso(day), drug, t => t with { DoseMg = dose, IntervalDays = 28 })],
            5 => [Drug($"d{i}", Iso(day)[..7], drug), Stop($"d{i}", Iso(day + 31 + length))],
            _ => [Drug($"d{i}", Iso(day), drug, t => t with { DoseMg = dose, IntervalDays = 28 }), Stop($"d{i}", Iso(day + length))],
        });

    [Fact]
    public void The_order_in_which_findings_are_recorded_never_matters() => Prop.ForAll(Treated, findings =>
        Text(LinesOf(findings)) == Text(LinesOf([.. findings.Reverse()])) && Text(LinesOf(findings)) == Text(LinesOf([.. findings.OrderBy(f => f.Content.Kind).ThenBy(f => f.Id)])))
        .Check(Many);

    [Fact]
    public void Renaming_drugs_within_their_classes_keeps_the_count() => Prop.ForAll(Treated, findings =>
        LinesOf(findings).Count == LinesOf([.. findings.Select(f => f.Content is Treatment t ? f with { Content = t with { Drugs = [.. t.Drugs.Select(d => Renamed.GetValueOrDefault(d, d))] } } : f)]).Count)
        .Check(Many);

    [Fact]
    public void An_analogue_in_the_background_never_adds_a_line() => Prop.ForAll(Treated, Gen.Choose(0, 9).ToArbitrary(), (findings, which) =>
    {
        var before = LinesOf([.. findings.Select(Without)]);
        if (before.Lines.Count == 0 || before.Lines[which % before.Lines.Count] is not { End: { } end, Start.Day: { IsExact: true, First: var start }, Boundary.Episode.Stop: var stop }
            || end.Days <= start.DayNumber || stop?.Happened.First?.Days <= start.DayNumber + 1)
            return true; // it has to begin while the line's first treatment runs
        Finding[] with = [.. findings.Select(Without), Drug("bg", Iso(start.AddDays(1)), "lanreotide"), Stop("bg", Iso(DateOnly.FromDayNumber((int)end.Days)))];
        return LinesOf(with).Lines.Count == before.Lines.Count;
    }).Check(Many);

    [Fact]
    public void A_treatment_stands_in_one_line_or_apart_and_lines_follow_each_other() => Prop.ForAll(Treated, findings =>
    {
        var lines = LinesOf(findings);
        var placed = lines.Lines.SelectMany(l => l.Placements).Select(p => p.Episode.Finding.Id).Concat(lines.Apart.Select(a => a.Finding.Id)).ToList();
        return placed.Count == placed.Distinct().Count() && placed.Count == findings.Count(f => f.Content is Treatment)
            && lines.Lines.Zip(lines.Lines.Skip(1)).All(pair => pair.First.Start.First <= pair.Second.Start.First) && lines.Lines.Select(l => l.Number).SequenceEqual(Enumerable.Range(1, lines.Lines.Count));
    }).Check(Many);

    [Fact]
    public void A_finding_that_is_missing_never_makes_an_unknown_number_none() => Prop.ForAll(Treated, findings =>
        findings.Select((_, i) => LinesOf([.. findings.Where((_, j) => j != i)])).All(l => l.Count is not 0)).Check(Many);

    /// <summary>The analogues taken out, so that the one put in is the only one.</summary>
    private static Finding Without(Finding f) => f.Content is Treatment t
        ? f with { Content = t with { Drugs = [.. t.Drugs.Select(d => DrugTable.Of(d) is DrugClass.SomatostatinAnalogue ? "everolimus" : d)] } } : f;

    private static string Text(TherapyLines lines) => string.Join('|', lines.Lines.Select(l => $"{l.Number} {l.Start} {l.End?.Days} {string.Join(',', l.Drugs.Order(StringComparer.Ordinal))} "
        + string.Join(',', l.Boundary.Reasons) + string.Join(',', l.Doubts.Order()))) + lines.Count;

    private static string Iso(int day) => Iso(new DateOnly(2010, 1, 1).AddDays(day));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
