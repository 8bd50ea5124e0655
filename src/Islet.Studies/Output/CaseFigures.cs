using Islet.Course;
using Islet.Figures;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>The panel of a case: what each of two characterizations found, and what changed. No name, no date.</summary>
internal static class CaseFigures
{
    private const string NotKnown = "not known", NotAtBoth = "not known at both";

    public static CasePanel Of(CaseAnalysis asked, CaseReading one, IReadOnlyList<string> footnotes) =>
        new(asked.Label, [Day(asked.From, one.Earlier), Day(asked.To, one.Later)],
        [
            new("FDG-PET", [Pet(one.Earlier, Fact.FdgPetHere, Fact.SuvMaxFdgHere), Pet(one.Later, Fact.FdgPetHere, Fact.SuvMaxFdgHere)], Tracer(one, Fact.FdgPetHere).Changed, Tracer(one, Fact.FdgPetHere).Words),
            new("SSTR-PET", [Pet(one.Earlier, Fact.SstrPetHere, null), Pet(one.Later, Fact.SstrPetHere, null)], Tracer(one, Fact.SstrPetHere).Changed, Tracer(one, Fact.SstrPetHere).Words),
            Worded("NETPET grade", Fact.NetpetHere, one),
            Ki67(one),
            Worded("Grade (WHO 2017)", Fact.GradeHere, one),
            new("Hormones", [Hormones(one.Earlier), Hormones(one.Later)], Changed(one.Later.Flag(Fact.NewHormoneSecretion)),
                one.Later.Flag(Fact.NewHormoneSecretion) switch { true => "new against the last panel", false => "none new against the last panel", null => NotAtBoth }),
        ])
        {
            Conclusion = Conclusion(one.Later),
            Footnotes = ["Ki-67 is drawn on a square-root scale with ticks at 3 and 20%.", .. footnotes],
        };

    private static CaseDay Day(StudyEvent happens, CaseValues at) =>
        new(happens.Kind is EventKind.Workup ? "Diagnosis" : StudyWords.Capital(StudyWords.EventName(happens)), at.Number(Fact.MonthsSinceDiagnosis) is { } months ? Text($"{months:0} months from diagnosis") : "");

    private static CaseCell Pet(CaseValues at, Fact result, Fact? suvMax) => new(at.Word(result) switch { "not_done" => "not done", { } word => word, null => NotKnown },
        suvMax is not null && at.Number(suvMax) is { } suv ? Text($"SUVmax {suv:0.#} g/mL") : "")
    {
        Sign = at.Word(result) switch { "positive" => CaseSign.Positive, "negative" => CaseSign.Negative, "indeterminate" => CaseSign.Unclear, _ => CaseSign.NotDone },
    };

    /// <summary>The result of the whole scan: of the lesions the conclusion tells.</summary>
    private static (CaseChange Changed, string Words) Tracer(CaseReading one, Fact result) => (one.Earlier.Word(result), one.Later.Word(result)) switch
    {
        ("positive" or "negative", "positive" or "negative") and var (from, to) => from == to ? (CaseChange.Unchanged, $"{to} at both") : (CaseChange.Changed, $"{from} to {to}"),
        _ => (CaseChange.Undecided, NotAtBoth),
    };

    private static CaseRow Worded(string label, Fact fact, CaseReading one)
    {
        var (from, to) = (one.Earlier.Word(fact), one.Later.Word(fact));
        return new(label, [Cell(from), Cell(to)], Changed(from is null || to is null ? null : from != to), from is null || to is null ? NotAtBoth : from == to ? $"{to} at both" : $"{from} to {to}");

        static CaseCell Cell(string? word) => word is null ? new(NotKnown) { Sign = CaseSign.NotDone } : new(word);
    }

    private static CaseRow Ki67(CaseReading one)
    {
        var (from, to) = (one.Earlier.Number(Fact.Ki67Here), one.Later.Number(Fact.Ki67Here));
        return new("Ki-67 index", [Cell(from), Cell(to)], Changed(from is null || to is null ? null : from != to),
            from is null || to is null ? NotAtBoth : Text($"{from:0.##} to {to:0.##}%") + (from > 0 ? Text($", {to / from:0.#}-fold") : ""));

        static CaseCell Cell(decimal? percent) => percent is { } known ? new(Text($"{known:0.##}%")) { Ki67Percent = known } : new(NotKnown) { Sign = CaseSign.NotDone };
    }

    private static CaseCell Hormones(CaseValues at) => at.Flag(Fact.HormoneSecretionHere) switch
    {
        true => new("secreted by the tumour") { Sign = CaseSign.Positive },
        false => new("none secreted") { Sign = CaseSign.Negative },
        null => new(NotKnown) { Sign = CaseSign.NotDone },
    };

    private static CaseChange Changed(bool? changed) => changed switch { true => CaseChange.Changed, false => CaseChange.Unchanged, null => CaseChange.Undecided };

    private static string Conclusion(CaseValues later)
    {
        (Fact Limb, string Words)[] limbs = [(Fact.ChangeLimbI, "hormones"), (Fact.ChangeLimbIi, "lesions positive with a tracer"), (Fact.ChangeLimbIii, "Ki-67")];
        return later.Flag(Fact.SignificantChange) switch
        {
            true => $"Significant clinical change against earlier characterizations: {string.Join(", ", limbs.Where(l => later.Flag(l.Limb) is true).Select(l => l.Words))}.",
            false => "No significant clinical change against earlier characterizations.",
            null => "Whether there was a significant clinical change cannot be decided.",
        };
    }
}
