using Islet.Clinic;
using Islet.Course;
using Islet.Figures;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Two characterizations side by side, row for row.</summary>
public static class CaseChart
{
    public static CasePanel Of(Recharacterization change, PatientSheet sheet)
    {
        var (from, to) = (change.From, change.To);
        return new(T($"C{Numbers.Count(from.Number)} and C{Numbers.Count(to.Number)} side by side"), [Day(from, sheet), Day(to, sheet)],
        [
            new(T("FDG PET"), [Pet(from.FdgPet, sheet), Pet(to.FdgPet, sheet)], Changed(change.Tracers.Fdg.Changed), Lacking(change, Component.FdgPet) ?? Seen(change.Tracers.Fdg, from.FdgPet, to.FdgPet)),
            new(T("Receptor PET"), [Pet(from.SstrPet, sheet), Pet(to.SstrPet, sheet)], Changed(change.Tracers.Receptor.Changed), Lacking(change, Component.SstrPet) ?? Seen(change.Tracers.Receptor, from.SstrPet, to.SstrPet)),
            .. Tissue(change, sheet),
            new(T("Hormones"), [Panel(change, earlier: true), Panel(change, earlier: false)], Changed(change.Hormones.NewSecretion), Secretion(change)),
        ])
        {
            Conclusion = ChangeWords.Conclusion(change.Verdict),
            Footnotes = [.. Notes(change, sheet)],
        };
    }

    private static CaseDay Day(TumourCharacterization one, PatientSheet sheet) => new(ChangeWords.Name(one), $"{Numbers.When(one.Happened, sheet.Course.Axis)}, {ChangeWords.Occasion(one)}");

    private static CaseCell Pet(Part part, PatientSheet sheet)
    {
        if (part is not { IsDone: true, Examination.Leading: { Content: ImagingStudy study } leading })
            return Missing(part);
        var result = part.Component is Component.FdgPet ? study.FdgPetResult : study.SstrPetResult;
        return new(result is null ? study.TumourPresent is false ? T("no tumour to be seen") : T("result not stated") : FactWords.Word(result), TissueWords.Joined(Numbers.When(leading.Happened, sheet.Course.Axis), study.Tracer,
            study.SuvMax is { } suv ? T($"SUVmax {suv:0.#} g/mL") : null, study.NetpetScore is { } netpet ? T($"NETPET {netpet}") : null)!)
        {
            Sign = result switch { "positive" => CaseSign.Positive, "negative" => CaseSign.Negative, _ => CaseSign.Unclear },
        };
    }

    /// <summary>Tumour where none was to be seen before is a recurrence, and no change of a tracer.</summary>
    private static string Seen(TracerChange change, Part earlier, Part later) => WithoutTumour(earlier) && later.IsDone && !WithoutTumour(later) && change.Changed.Answer is Answer.Yes
        ? T($"{ChangeWords.Tracer(change)}; no tumour was to be seen before: a recurrence") : ChangeWords.Tracer(change);

    private static bool WithoutTumour(Part part) => part is { IsDone: true, Examination.Leading.Content: ImagingStudy { TumourPresent: false } };

    private static CaseCell Missing(Part part) => new(ChangeWords.State(part)) { Sign = CaseSign.NotDone };

    private static IEnumerable<CaseRow> Tissue(Recharacterization change, PatientSheet sheet)
    {
        var (from, to) = (Point(change.From, sheet), Point(change.To, sheet));
        var step = change.Ki67.Previous ?? change.Ki67.Last;
        yield return new("Ki-67", [Ki67(from, change.From.Tissue, sheet), Ki67(to, change.To.Tissue, sheet)],
            step?.Difference switch { null => CaseChange.Undecided, 0 => CaseChange.Unchanged, _ => CaseChange.Changed },
            step is null ? Lacking(change, Component.Tissue) ?? T("no value on one day") : Against(change) + string.Join("; ", TissueWords.Step(step)));
        yield return new(T("Grade"), [Grade(from, change.From.Tissue), Grade(to, change.To.Tissue)],
            GradeChange(step),
            step switch
            {
                null => "",
                { NetGradeRises.Answer: Answer.No, BandRises: true } => T("from low to high G2, within the grade"),
                { NetGradeRises.Answer: Answer.No, Falls: true } => T("no higher grade; a lower value downgrades nothing"),
                { NetGradeRises.Answer: Answer.No } => T("no higher grade"),
                { NetGradeRises.Answer: Answer.Yes } => T("a higher grade"),
                { NetGradeRises.Answer: Answer.Unknown, BandRises: true } => T($"higher by Ki-67; the grade waits for {FactWords.List(step.NetGradeRises.Missing)}"),
                { NetGradeRises.Answer: Answer.Unknown, BandRises: false } => T($"no higher grade by Ki-67; by both indices it waits for {FactWords.List(step.NetGradeRises.Missing)}"),
                _ => T($"waits for {FactWords.List(step.NetGradeRises.Missing)}"),
            });
    }

    /// <summary>Limb iii asks for the band of Ki-67; what it decides is not left open for want of mitoses.</summary>
    private static CaseChange GradeChange(Ki67Step? step) => step switch
    {
        null => CaseChange.Undecided,
        { BandRises: true } or { NetGradeRises.Answer: Answer.Yes } => CaseChange.Changed,
        { NetGradeRises.Answer: Answer.No } => CaseChange.Unchanged,
        { BandRises: false } => CaseChange.NotAsked,
        _ => CaseChange.Undecided,
    };

    /// <summary>Where the characterization just before has no value, the last one that has.</summary>
    private static string Against(Recharacterization change) => change.Ki67 is { Previous: null, ComparedWith: { } number } ? T($"against C{Numbers.Count(number)}: ") : "";

    private static CaseCell Ki67(Ki67Point? point, Part part, PatientSheet sheet) => point switch
    {
        { Percent: { } percent } => new($"{TissueWords.Percent(point)} %", TissueWords.Joined(Numbers.When(point.Day, sheet.Course.Axis), TissueWords.Kind(point.Specimen), TissueWords.Lesion(point.Specimen), TissueWords.Reader(point.Specimen))!)
        {
            Ki67Percent = percent,
        },
        { } => new(TissueWords.Percent(point)) { Sign = CaseSign.NotDone },
        null => Missing(part),
    };

    private static CaseCell Grade(Ki67Point? point, Part part) => point is null ? Missing(part) : new(TissueWords.Grade(point) ?? T("open"));

    private static Ki67Point? Point(TumourCharacterization one, PatientSheet sheet) => one.Tissue.Examination is not { } tissue ? null
        : sheet.Ki67.Points.FirstOrDefault(p => p.Read.Id == tissue.Leading.Id) ?? sheet.Ki67.Points.FirstOrDefault(p => p.Specimen.SpecimenName is { } name && name == tissue.Name);

    private static CaseCell Panel(Recharacterization change, bool earlier)
    {
        var part = earlier ? change.From.Panel : change.To.Panel;
        if (!part.IsDone || (earlier && change.HormonesComparedWith != change.From.Number))
            return Missing(part);
        var results = change.Hormones.Hormones.Select(h => earlier ? h.Earlier : h.Later).OfType<HormoneResult>().ToList();
        List<string> Those(Answer answer) => [.. results.Where(r => r.Secreted.Answer == answer).Select(r => HormoneWords.Hormone(r.Hormone))];
        var (secreted, unclear) = (Those(Answer.Yes), Those(Answer.Unknown));
        return new(secreted.Count > 0 ? string.Join(", ", secreted) : unclear.Count > 0 ? T("unclear") : T("none secreted by the tumour"),
            TissueWords.Joined(T($"{Numbers.Count(results.Count)} hormones measured"), unclear.Count > 0 ? T($"unclear: {string.Join(", ", unclear)}") : null)!)
        {
            Sign = secreted.Count > 0 ? CaseSign.Positive : unclear.Count > 0 ? CaseSign.Unclear : CaseSign.Negative,
        };
    }

    /// <summary>What leaves the row open, in the words of the verdict; null where the verdict lacks nothing of it.</summary>
    private static string? Lacking(Recharacterization change, Component component) =>
        change.Verdict.Limbs.SelectMany(l => l.Lacks).Where(l => l.Component == component).Select(ChangeWords.LackInRow).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } lacks ? string.Join("; ", lacks) : null;

    private static string Secretion(Recharacterization change) => change.Hormones.NewSecretion.Answer switch
    {
        Answer.Yes => T($"new: {string.Join(", ", change.Hormones.NewHormones.Select(HormoneWords.Hormone))}"),
        Answer.No => T("no new hormone"),
        Answer.Unknown => TissueWords.Joined(change.Hormones.AmongMeasured.Answer is Answer.No ? T("none new among those measured both times") : null, Lacking(change, Component.HormonePanel)) ?? T("not every hormone compared"),
    };

    private static CaseChange Changed(Truth truth) => truth.Answer switch { Answer.Yes => CaseChange.Changed, Answer.No => CaseChange.Unchanged, Answer.Unknown => CaseChange.Undecided };

    private static IEnumerable<string> Notes(Recharacterization change, PatientSheet sheet)
    {
        if (change.HormonesComparedWith is { } panel && panel != change.From.Number)
            yield return T($"Hormones are compared with the panel of C{Numbers.Count(panel)}, the last before.");
        yield return T("Scale of Ki-67: square root, ticks at 3 and 20 %.");
        if (sheet.Course.Synthetic)
            yield return T("Synthetic data: this patient never lived.");
    }
}
