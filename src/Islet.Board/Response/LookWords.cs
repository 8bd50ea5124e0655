using Islet.Clinic;
using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The judgement aids of a sheet in sentences: what it is, what it was measured on, and who asks for it. Sources: the aids' own, in docs/rules/response-aids.md.</summary>
internal static class LookWords
{
    private const string Review = "Di Franco 2025", Eisenhauer = "RECIST 1.1 (Eisenhauer 2009)";
    private const int EarlyScanDays = 14; // [H] no follow-up of solid tumours is planned before 6 to 8 weeks (RECIST 1.1, section 4.7)

    public static IEnumerable<Look> Of(ResponseSheet sheet) =>
    [
        .. EarlyClinicalProgression.Of(sheet.Snapshot, sheet.Series.Line).Answer.Answer is Answer.Yes
            ? [new Look(null, T("Stopped for clinical progression within two months of the first course, without a scan: a study may count it as PD of best response, never as a PFS event"), null, "NORDIC NEC 2")]
            : Array.Empty<Look>(),
        .. EarlyScan(sheet),
        .. sheet.Aids.References.SelectMany(Reference),
        .. sheet.Aids.Oligoprogression.Where(o => o.Suspected is not Answer.No && o.Growing.Count + o.New.Count > 0).Select(Few),
        .. sheet.Aids.NewPrimaries.Select(p => Primary(p, sheet.Men1)).OfType<Look>(),
        .. sheet.Aids.Pseudoprogression.Select(Pseudo),
        .. sheet.Aids.Dedifferentiation.SelectMany(d => d.Lesions.Select(l => Receptors(d, l)).OfType<Look>()),
        .. sheet.Aids.Uptake.Select(Uptake).OfType<Look>(),
        .. sheet.Aids.ReceptorFoci.Where(f => f.Progression is not Answer.No && !f.RecistCounts).Select(Focus),
        .. sheet.Aids.OneSided.SelectMany(OneSided),
        .. Marks(sheet),
        .. sheet.Aids.Lenient.Where(l => l.AtOneMm is Answer.Yes && ResponseGroups.Of(Recist(sheet, l.Id)) is ResponseGroup.Stable).Select(Lenient),
        .. sheet.Aids.Pets.SelectMany(p => p.Comparison.Cautions.Select(c => new Look(p.Id, ResponseCautionWords.Of(c), null, p.Comparison.UptakeHolds ? T("PET against the baseline's") : T("PET against the baseline's: uptake is not compared")))),
        .. sheet.Table.Rows.SelectMany(r => r.Cells.SelectMany(c => c.Response.Cautions.Where(IsSaidHere).Select(caution => new Look(r.Id, ResponseCautionWords.Of(caution), null, c.Criterion.Code)))),
    ];

    /// <summary>A scan of the first days shows what the line began with; whatever category it has, it says little of the line [H].</summary>
    private static IEnumerable<Look> EarlyScan(ResponseSheet sheet) => sheet.Series.Line.Start.First is not { } start ? [] : sheet.Timeline.FollowUps
        .Where(p => p.Date is { } day && AxisPoint.DaysBetween(start, day) is >= 0 and <= EarlyScanDays)
        .Select(p => new Look(p.Id, T((int)AxisPoint.DaysBetween(start, p.Date!.Value), "{0} day after the start of the line: this scan is also what the line began with", "{0} days after the start of the line: this scan is also what the line began with"), null, T("this house")));

    /// <summary>Pseudoprogression has an aid of its own, which says how often it is.</summary>
    private static bool IsSaidHere(ResponseCaution caution) => caution is not (ResponseCaution.PseudoPossible or ResponseCaution.PseudoConfirmed or ResponseCaution.PseudoUnlikely);

    private static ResponseCategory? Recist(ResponseSheet sheet, string id) => sheet.Recist.TimePoints.FirstOrDefault(t => t.Id == id)?.Overall;

    private static IEnumerable<Look> Reference(ReferenceCheck check)
    {
        if (check.PreviousMisses)
            yield return new(check.Id, T("Against the previous scan this would not be progression; against the nadir it is"), Steps(check.Previous, check.Nadir), Eisenhauer);
        if (check.BaselineMisses)
            yield return new(check.Id, T("Against the baseline this would not be progression; against the nadir it is"), Steps(check.Baseline, check.Nadir), Eisenhauer);
        if (check.SingleLesions is { Count: > 0 } single)
            yield return new(check.Id, T("One lesion grew by 20 % or more and the sum did not: by the sum it is no progression"), string.Join(", ", single.Select(s => $"{s.With} {Step(s)}")), Eisenhauer);
    }

    private static string Steps(SizeStep? other, SizeStep? nadir) => T($"{Step(other!)} there, {Step(nadir!)} from the nadir");

    private static string Step(SizeStep step) => T($"{Mm(step.FromMm)} → {Mm(step.ToMm)} mm{(step.Percent is { } percent ? $" ({SizeWords.Change(percent, " %")})" : "")}");

    private static string Mm(decimal mm) => Math.Round(mm, 1, MidpointRounding.AwayFromZero).ToString("0.##", Locale.Current.Numbers);

    private static Look Few(OligoprogressionReading o)
    {
        List<string> progress = [.. o.Growing, .. o.New];
        return new(o.Id, T($"Progression of few lesions (at most {Numbers.Count(Oligoprogression.MostLesions)}, a number of this house): whether they can be treated locally a person says"),
            string.Join(", ", new[] { T(progress.Count, "{1} progresses", "{1} progress", string.Join(", ", progress)), T(o.Controlled.Count, "{0} other lesion does not", "{0} other lesions do not"), o.Open.Count > 0 ? T($"{string.Join(", ", o.Open)} cannot be told") : null }.OfType<string>()), Review);
    }

    private static Look? Primary(NewPrimaryReading p, Truth men1) => (p.Question.Answer, p.Organ, men1.Answer) switch
    {
        (Answer.Yes, _, _) => new(p.TimePoint, T($"{p.Lesion} is new in the pancreas of a patient with MEN1: a new primary?"), null, "NANETS 2020"),
        (Answer.Unknown, null, Answer.Yes) => new(p.TimePoint, T($"{p.Lesion} is new, in an organ that is not recorded: in the pancreas it could be a new primary, for the patient has MEN1"), null, "NANETS 2020"),
        (Answer.Unknown, not null, _) => new(p.TimePoint, T($"{p.Lesion} is new in the pancreas: a new primary, if the patient has MEN1, which is not recorded?"), null, "NANETS 2020"),
        _ => null,
    };

    private static Look Pseudo(PseudoprogressionReading p) => new(p.Id, $"{ResponseAidWords.Of(p.Standing)}{(p.BeyondPublished ? T($"; it grew by more than the {Numbers.Count((int)PseudoprogressionAid.LargestReversiblePercent)} % that were seen to go back") : "")}",
        p.PercentOfReference is { } by ? T($"sum {SizeWords.Change(by, " %")} from the smallest before") : null,
        string.Join("; ", PseudoprogressionAid.Published.Select(f => T($"{f.Source}: seen {Frequency(f)}"))));

    private static string Frequency(PseudoprogressionFrequency f) => T($"in {Listed.And(new[] { Share(f.Patients, "patients"), Share(f.Lesions, "lesions") }.OfType<string>())} {f.When}");

    private static string? Share((int Seen, int Of)? share, string what) => share is var (seen, of) ? T($"{seen} of {of} {what}") : null;

    private static Look? Receptors(DedifferentiationReading at, LesionDedifferentiation lesion)
    {
        var why = string.Join(", ", new[] { Part(T("receptor uptake"), lesion.ReceptorPercent), Part("FDG", lesion.FdgPercent), Part(T("size"), lesion.SizePercent) });
        var limits = T($"{Review}; limits borrowed: a fall by {Dedifferentiation.FallPercent} %, FDG more than {Dedifferentiation.FdgRisePercent} % up, growth by {Dedifferentiation.GrowthPercent} %");
        return (lesion.Suspected.Answer, lesion.Falls.Answer) switch
        {
            (Answer.Yes, _) => new(at.Id, T($"Dedifferentiation of {lesion.Lesion} is suspected: its receptor uptake fell{(lesion.FdgRises.Answer is Answer.Yes ? T(", FDG uptake rose") : "")}{(lesion.Grows.Answer is Answer.Yes ? T(", it grew") : "")}"), why, limits),
            (Answer.Unknown, Answer.Yes) => new(at.Id, T($"Receptor uptake of {lesion.Lesion} fell; whether it dedifferentiates cannot be told without {(at.Fdg is null ? T("an FDG PET") : T("its size and FDG uptake"))}"), why, limits),
            _ => null,
        };
    }

    private static string Part(string what, decimal? percent) => $"{what} {(percent is { } by ? SizeWords.Change(by, " %") : T("change not known"))}";

    private static Look? Uptake(UptakeChange u) => ResponseAidWords.Of(u.Meaning) is { } says ? new(u.Id, says, $"{Part("uptake of the hottest lesion", u.UptakePercent)}, {Part("sum", u.SizePercent)}", Review) : null;

    private static Look Focus(ReceptorFocus f) => new(f.TimePoint, T($"{f.Lesion} is new on receptor PET: {(f.Progression is Answer.Yes ? T("the review reads it as progression, seen on CT or not") : T("whether it is progression is open"))}; RECIST 1.1 does not count it yet"),
        f.Organ is { } organ ? FactWords.Word(organ) : T("organ not recorded"), Review);

    private static IEnumerable<Look> OneSided(OneSidedReading o)
    {
        if (o.Before.Count > 0)
            yield return new(o.TimePoint, T($"The PET of the baseline tells of {Listed.And(o.Before)}, this one does not: nothing is known of the change there"), null, T("PET against the baseline's"));
        if (o.Now.Count > 0)
            yield return new(o.TimePoint, T($"This PET tells of {Listed.And(o.Now)}, that of the baseline does not: whether it is new is open until a reader says what the baseline shows there"), null, T("PET against the baseline's"));
    }

    /// <summary>Cut-offs that nobody published in full are marks of the literature and no classes of response (specification of PET quantification, section 6).</summary>
    private static IEnumerable<Look> Marks(ResponseSheet sheet) => sheet.Table.Rows.SelectMany(r => r.Cells.Where(c => c.IsMark && c.Group is not ResponseGroup.None)
        .Select(c => new Look(r.Id, T("−40 and +20 % of receptor volume or activity are cut-offs of an unpublished abstract: marks of the literature, no classes of response"), null, c.Criterion.Code)));

    private static Look Lenient(LenientReading l) => new(l.Id, T($"Smaller by {(l.AtTwoMm is Answer.Yes ? "2" : "1")} mm or more, which a lenient reading calls a response and RECIST 1.1 does not; two readers may differ by as much"),
        string.Join(", ", l.Shrunk.Select(s => $"{s.With} {Step(s)}")), "Thiis-Evensen 2020");
}
