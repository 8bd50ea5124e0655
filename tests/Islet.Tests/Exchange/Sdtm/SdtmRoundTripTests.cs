using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sdtm;

/// <summary>What is written comes back: the same series, and so the same categories and times.</summary>
public class SdtmRoundTripTests
{
    private static readonly AxisPoint Start = AxisPoint.Of(new DateOnly(2021, 3, 1));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Random_series_come_back_with_their_categories(bool calendar)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var series = Random(new Random(seed), calendar ? Start : new AxisPoint(0));
            var (came, answer) = Back(series, calendar);
            Assert.True(Text(series) == Text(came.Series), $"seed {seed}\n{Text(series)}\n{Text(came.Series)}");
            Assert.Equal(calendar, came.HasCalendar);
            Assert.Equal(Said(series), Said(came.Series));
            Assert.Empty(answer.Contradicted);
        }
    }

    [Fact]
    public void Scans_of_one_visit_on_several_days_keep_their_days()
    {
        var series = Two() with
        {
            TimePoints = [Two().TimePoints[0], Two().TimePoints[1] with { Date = Start.Plus(60), ScanDates = new Dictionary<string, AxisPoint> { ["L1"] = Start.Plus(55), ["L2"] = Start.Plus(60) } }],
        };
        Assert.Equal(Text(series), Text(Back(series, calendar: true).Series.Series));
    }

    [Fact]
    public void A_node_is_written_by_its_short_axis_and_an_unmeasurable_lesion_as_too_small()
    {
        var series = Two() with
        {
            Lesions = [new("L1", SeriesRole.Target, "lymph_node", IsNode: true), new("L2", SeriesRole.Target, "liver")],
            TimePoints = [Two().TimePoints[0], Two().TimePoints[1] with { Targets = new Dictionary<string, TargetReading> { ["L1"] = new() { Mm = 12, PerpendicularMm = 20 }, ["L2"] = new() { State = TargetState.TooSmall } } }],
        };
        var tr = Lines(SdtmWriting.Of([Computed(series, true)], "ISLET"), "tr.csv");
        Assert.Contains(tr, l => l.Contains(",L1,LPERP,Longest Perpendicular,12,mm,12,12,mm,", StringComparison.Ordinal));
        Assert.Contains(tr, l => l.Contains(",L2,LDIAM,Longest Diameter,TOO SMALL TO MEASURE,,5,5,mm,", StringComparison.Ordinal));
        Assert.Equal(Text(series), Text(Back(series, calendar: true).Series.Series));
    }

    [Fact]
    public void Responses_are_written_with_the_name_of_their_criterion()
    {
        var recist = Lines(SdtmWriting.Of([Computed(Two(), true)], "ISLET"), "rs.csv");
        Assert.Contains(recist, l => l.Contains(",OVRLRESP,Overall Response,RECIST 1.1,PR,PR,INVESTIGATOR,", StringComparison.Ordinal));
        Assert.Contains(recist, l => l.Contains(",BESTRESP,Best Response,RECIST 1.1,PR,PR,", StringComparison.Ordinal));
        var criterion = ResponseCriteria.ByCode("mRECIST-HCC")!;
        var other = Lines(SdtmWriting.Of([new("S1", "INV", Two(), criterion.Assess(Two(), ResponseOptions.Default))], "ISLET"), "rs.csv");
        Assert.All(other.Skip(1), l => Assert.Contains(criterion.Name, l, StringComparison.Ordinal));
        Assert.Matches("20[0-9][0-9]", criterion.Name); // three criteria are called mRECIST; the year tells this one
    }

    [Fact]
    public void Times_to_event_have_their_day_and_their_reason()
    {
        var progressed = Two() with { TimePoints = [.. Two().TimePoints, At("TP2", 120, 40, 30)] };
        var adtte = Lines(AdamWriting.Of([Computed(progressed, true)], "ISLET"), "adtte.csv");
        Assert.Contains(adtte, l => l.Contains(",PFS,Progression-Free Survival by RECIST 1.1,RECIST 1.1,INVESTIGATOR,,2021-03-01,2021-06-29,121,DAYS,0,Progression: sum of targets,", StringComparison.Ordinal));
        Assert.Contains(adtte, l => l.Contains(",RSD,Duration of Response by RECIST 1.1,RECIST 1.1,INVESTIGATOR,,2021-04-30,2021-06-29,61,DAYS,0,", StringComparison.Ordinal));
        Assert.DoesNotContain(adtte, l => l.Contains(",CRSD,", StringComparison.Ordinal)); // nothing confirms the response
        var censored = Lines(AdamWriting.Of([Computed(Two(), true)], "ISLET"), "adtte.csv");
        Assert.Contains(censored, l => l.Contains(",2021-03-01,2021-04-30,61,DAYS,1,\"Censored: no progression, no death\",Last adequate assessment", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "2021-07-29,151,DAYS,0,Death,")]
    [InlineData(false, "2021-07-29,151,DAYS,1,Censored: alive,Last known alive")]
    public void Overall_survival_is_the_patients_and_has_one_row(bool died, string row)
    {
        var one = Computed(Two(), true) with { Survival = new(150, died) };
        var adtte = Lines(AdamWriting.Of([one, one with { Reader = "CENTRAL" }], "ISLET"), "adtte.csv");
        Assert.EndsWith(",OS,Overall Survival,,,,2021-03-01," + row, Assert.Single(adtte, l => l.Contains(",OS,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(Lines(AdamWriting.Of([Computed(Two(), true)], "ISLET"), "adtte.csv"), l => l.Contains(",OS,", StringComparison.Ordinal)); // not known: no row
        Assert.Equal(1, AdamWriting.WithoutSurvival([Computed(Two(), true)])[NoOutcome.VitalStatusNotRecorded]);
    }

    [Fact]
    public void Drugs_stand_in_EX_with_their_first_day_as_far_as_it_is_known()
    {
        var one = Computed(Two(), true) with { Exposures = [new("lanreotide", new DateOnly(2021, 3, 1)), new("everolimus", Day.Parse("2021-03")), new("sunitinib", When.Unknown)] };
        var ex = Lines(SdtmWriting.Of([one], "ISLET"), "ex.csv");
        Assert.Equal(["lanreotide,2021-03-01,1", "everolimus,2021-03,", "sunitinib,,"], ex.Skip(1).Select(l => l[(l.IndexOf("S1,", StringComparison.Ordinal) + 5)..]));
    }

    [Theory] // Eisenhauer 2009, 4.3.5: what FDG-PET shows without CT waits; what it does not take up is none
    [InlineData(true, null, NewLesionCertainty.Equivocal, "EQUIVOCAL")]
    [InlineData(true, CtCorrelate.NewSite, NewLesionCertainty.Unequivocal, "UNEQUIVOCAL")]
    [InlineData(true, CtCorrelate.KnownStable, NewLesionCertainty.NotMalignant, "NOT MALIGNANT")]
    [InlineData(false, null, NewLesionCertainty.NotMalignant, "NOT MALIGNANT")]
    public void A_new_lesion_is_written_as_what_its_PET_amounts_to(bool avid, CtCorrelate? ct, NewLesionCertainty amounts, string word)
    {
        var seen = new NewLesion { Id = "X1", Organ = "bone", Modality = "FDG-PET", Certainty = NewLesionCertainty.Unequivocal, FdgPositiveNow = avid, CtCorrelate = ct };
        var series = Two() with { TimePoints = [.. Two().TimePoints, At("TP2", 120, 20, 12) with { NewLesions = [seen] }] };
        Assert.Equal(amounts, NewLesionSightings.Of(series)[("TP2", "X1")]);
        Assert.Contains(Lines(SdtmWriting.Of([Computed(series, true)], "ISLET"), "tr.csv"), l => l.Contains($",X1,TUMSTATE,Tumor State,{word},,{word},", StringComparison.Ordinal));
        var (came, answer) = Back(series, calendar: true);
        Assert.Equal(Said(series), Said(came.Series));
        Assert.Empty(answer.Contradicted);
    }

    [Fact]
    public void Analysed_responses_end_with_the_first_progression()
    {
        var series = Two() with { TimePoints = [.. Two().TimePoints, At("TP2", 120, 40, 30), At("TP3", 180, 10, 5)] };
        var adrs = Lines(AdamWriting.Of([Computed(series, true)], "ISLET"), "adrs.csv").Where(l => l.Contains(",OVR,", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Y", "Y", ""], adrs.Select(l => l.Split(',')[^1]));
        Assert.Contains(Lines(AdamWriting.Of([Computed(series, true)], "ISLET"), "adrs.csv"), l => l.Contains(",BOR,Best Overall Response by RECIST 1.1,", StringComparison.Ordinal) && l.EndsWith(",2,PR,Y", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_domains_cannot_hold_is_said()
    {
        var series = Two() with { Schedule = new(56), TimePoints = [.. Two().TimePoints.Select(t => t with { TumourMarker = MarkerState.Raised, Pet = new() })] };
        Assert.Equal(3, SdtmWriting.CannotHold([Computed(series, true)]).Count);
        Assert.Empty(SdtmWriting.CannotHold([Computed(Two(), true)]));
    }

    private static ResponseSeries Two() => new()
    {
        Reference = Start,
        Lesions = [new("L1", SeriesRole.Target, "liver", Site: "segment VI"), new("L2", SeriesRole.Target, "lung")],
        TimePoints = [At("BL", -5, 30, 25) with { IsBaseline = true }, At("TP1", 60, 20, 12)],
    };

    private static TimePoint At(string id, int day, decimal first, decimal second) =>
        new() { Id = id, Date = Start.Plus(day), Targets = new Dictionary<string, TargetReading> { ["L1"] = new() { Mm = first }, ["L2"] = new() { Mm = second } } };

    private static SdtmComputed Computed(ResponseSeries series, bool calendar) => new("S1", "INV", series, Recist11.Criterion.Assess(series, ResponseOptions.Default), calendar);

    private static (SdtmSeries Series, SdtmAnswer Answer) Back(ResponseSeries series, bool calendar)
    {
        using var folder = new SdtmFolder();
        SdtmOutput.Write(folder.Path, SdtmWriting.Of([Computed(series, calendar)], "ISLET"));
        var study = folder.Read();
        Assert.Empty(study.Problems);
        var came = Assert.Single(study.Series);
        return (came, SdtmAnswer.Of(came, Recist11.Criterion, ResponseOptions.Default));
    }

    private static string[] Lines(IReadOnlyList<Sheet> sheets, string file)
    {
        using var folder = new SdtmFolder();
        SdtmOutput.Write(folder.Path, sheets);
        return File.ReadAllLines(Path.Combine(folder.Path, file));
    }

    private static string Said(ResponseSeries series)
    {
        var (assessment, timeline) = (Recist11.Criterion.Assess(series, ResponseOptions.Default), Islet.Clinic.Timeline.Of(series));
        var pfs = ResponsePfs.Of(assessment, timeline);
        return string.Join(' ', assessment.TimePoints.Select(t => $"{t.Id} {t.Target} {t.NonTarget} {t.New} {t.Overall}"))
            + $" {BestResponses.Of(assessment, timeline, confirmed: false).Category} {BestResponses.Of(assessment, timeline, confirmed: true).Category} {pfs.Status} {pfs.Days} {pfs.Cause}";
    }

    /// <summary>Everything that a series of sizes holds, in one order.</summary>
    private static string Text(ResponseSeries s) => string.Join('\n',
    [
        FormattableString.Invariant($"{s.Reference?.Days} {s.Events.Death?.Days} {s.Events.NewTherapy?.Days} {s.Events.SymptomaticDeterioration?.Days}"),
        .. s.Lesions.Select(l => l.ToString()),
        .. s.TimePoints.Select(t => FormattableString.Invariant($"{t.Id} {t.Date?.Days} {t.IsBaseline}: ")
            + string.Join("; ", t.Targets.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {Text(r.Value)}")) + " | "
            + string.Join("; ", t.NonTargets.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {r.Value}")) + " | "
            + string.Join("; ", t.NewLesions.Select(n => $"{n.Id} {n.Organ} {n.Certainty} {n.Modality} {n.FirstSeen} {n.Date} {Mm(n.Mm)}")) + " | "
            + string.Join("; ", t.ScanDates.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => FormattableString.Invariant($"{r.Key} {r.Value.Days}")))),
    ]);

    private static string Text(TargetReading r) =>
        $"{r.State} {Mm(r.Mm)} {Mm(r.PerpendicularMm)} {Mm(r.Hu)} {Mm(r.ViableMm)} [{string.Join(' ', r.FragmentsMm.Select(f => Mm(f)))}] [{string.Join(' ', r.MergedWith)}] {r.MergedInto}";

    private static string Mm(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    private static ResponseSeries Random(Random dice, AxisPoint start)
    {
        TrackedLesion[] targets = [.. new TrackedLesion[] { new("L1", SeriesRole.Target, "liver"), new("L2", SeriesRole.Target, "liver", Site: "segment II"), new("L3", SeriesRole.Target, "lymph_node", IsNode: true), new("L4", SeriesRole.Target, "small_bowel") }.Take(dice.Next(0, 5))];
        TrackedLesion[] others = [.. new TrackedLesion[] { new("N1", SeriesRole.NonTarget, "bone"), new("N2", SeriesRole.NonTarget, "lymph_node", IsNode: true) }.Take(targets.Length == 0 ? 2 : dice.Next(0, 3))];
        var (splits, merges, isNew) = (dice.Next(3) == 0, dice.Next(3) == 0, dice.Next(2) == 0);
        List<TimePoint> points = [Point(0) with { IsBaseline = true }];
        for (var i = 1; i <= 4; i++)
            points.Add(Point(i));
        return new()
        {
            Reference = start,
            Lesions = [.. targets, .. others],
            TimePoints = points,
            Events = new(dice.Next(3) == 0 ? start.Plus(400) : null, dice.Next(4) == 0 ? start.Plus(200) : null, dice.Next(4) == 0 ? start.Plus(190) : null),
        };

        TimePoint Point(int i)
        {
            var read = targets.Select(l => (l.Id, Reading: Reading(l, i))).Where(r => r.Reading is not null).ToDictionary(r => r.Id, r => r.Reading!);
            if (merges && i >= 3 && targets.Length >= 2)
            {
                read["L1"] = new() { Mm = Length(), MergedWith = ["L2"] };
                read["L2"] = new() { State = TargetState.Merged, MergedInto = "L1" };
            }
            return new()
            {
                Id = i == 0 ? "BL" : $"TP{i}",
                Date = start.Plus(i == 0 ? -3 : 56 * i),
                Targets = read,
                NonTargets = others.Where(_ => i == 0 || dice.Next(8) > 0).ToDictionary(l => l.Id, _ => i == 0 ? NonTargetState.Present : Enum.GetValues<NonTargetState>()[dice.Next(5)]),
                NewLesions = isNew && i >= 2 ? [new() { Id = "X1", Organ = "liver", Modality = "CT", Certainty = i == 2 ? NewLesionCertainty.Equivocal : NewLesionCertainty.Unequivocal, FirstSeen = i == 2 ? null : "TP2", Mm = i == 3 ? 11.5m : null }] : [],
            };
        }

        TargetReading? Reading(TrackedLesion lesion, int i) => (splits && i >= 2 && lesion.Id == "L4", i == 0 ? 9 : dice.Next(10)) switch
        {
            (true, _) => new() { FragmentsMm = [Length(), Length()] },
            (_, 0) => null,
            (_, 1) => new() { State = TargetState.NotEvaluated },
            (_, 2) => new() { State = TargetState.TooSmall },
            (_, 3) => new() { Mm = 0 },
            (_, 4) => new() { Mm = Length(), PerpendicularMm = Length(), Hu = -12.5m, ViableMm = 3 },
            _ => new() { Mm = Length() },
        };

        decimal Length() => (dice.Next(10, 90) + 0.5m * dice.Next(2)) / 2;
    }
}

internal static class PointsInTime
{
    public static AxisPoint Plus(this AxisPoint point, int days) => new(point.Days + days);
}
