using Islet.Course;
using Islet.Figures;
using Islet.Imaging.Quantify;

namespace Islet.Web;

/// <summary>How the course of tumour burden is said and drawn. A receptor PET has SST-TV and TLA, an FDG PET MTV and TLG: the activity of receptors is never called glycolysis (pet-quantification 1).</summary>
internal static class BurdenWords
{
    public static string Volume(TracerKind kind) => kind is TracerKind.Fdg ? "MTV" : "SST-TV";

    public static string Activity(TracerKind kind) => kind is TracerKind.Fdg ? "TLG" : "TLA";

    public static string Title(TracerKind kind) => kind switch
    {
        TracerKind.Sst => T("Receptor PET"),
        TracerKind.Fdg => T("FDG PET"),
    };

    public static string Said(BreakReason reason) => reason switch
    {
        BreakReason.Tracer => T("tracer"),
        BreakReason.Scanner => T("scanner"),
        BreakReason.Reconstruction => T("reconstruction"),
        BreakReason.UptakeTime => T("uptake time"),
        BreakReason.Ssa => T("somatostatin analogue"),
        BreakReason.SuvType => T("kind of SUV"),
        BreakReason.Method => T("method"),
        BreakReason.Search => T("search for lesions"),
        BreakReason.Order => T("order of days"),
    };

    public static string Said(SeriesBreak at) => T($"{Said(at.Reason)}: {Side(at, at.Before)}, then {Side(at, at.After)}");

    public static string Said(IReadOnlyList<SeriesBreak> breaks) => string.Join("; ", breaks.Select(Said));

    public static string Said(NoSecondVolume why) => why switch
    {
        NoSecondVolume.NotSignedHere => T("not quantified here"),
        NoSecondVolume.SignedEarlier => T("signed before the second volume was kept: sign again"),
        NoSecondVolume.LacksLesion => T("it has no edge for one of the lesions"),
        NoSecondVolume.NoVolume => T("no lesion has a volume"),
        NoSecondVolume.ChangedSince => T("findings were corrected since it was signed"),
    };

    /// <summary>−34 %, or why there is none.</summary>
    public static string Change(ValueChange change) => change.Percent is { } percent ? Percent(percent) : T("not computed");

    public static string Percent(double percent) => Math.Round((decimal)percent, Math.Abs(percent) < 10 ? 1 : 0) switch
    {
        0 => "0 %",
        < 0 and var fall => $"−{Numbers.Write(-fall)} %",
        var rise => $"+{Numbers.Write(rise)} %",
    };

    /// <summary>Null where no PET has a volume and a day.</summary>
    public static BurdenFigure? Figure(TumourBurden burden, DiseaseCourse course)
    {
        var drawn = burden.Points.Index().Where(p => p.Item.Day.IsKnown && p.Item.IsWhole).ToList();
        if (!drawn.Exists(p => p.Item.Ml is not null))
            return null;
        var axis = new CourseAxis(course.Axis, drawn.Select(p => p.Item.Day));
        BurdenLine Line(string label, Func<BurdenPoint, decimal?> value) => new(label, [.. drawn.Select(p => p.Item).Select(p => new BurdenMark(axis.Middle(p.Day), (double?)value(p), axis.Written(p.Day), value(p) is { } ml ? $"{PetWords.Number((double)ml)} mL" : ""))]);
        List<string> seconds = [.. drawn.Select(p => p.Item.SecondMethod).OfType<string>().Distinct(StringComparer.Ordinal)], firsts = [.. drawn.Select(p => p.Item.Terms.Method).OfType<string>().Distinct(StringComparer.Ordinal)];
        List<BurdenLine> lines = [Line(firsts.Count == 1 ? firsts[0] : T("method of the course"), p => p.Ml)];
        foreach (var second in seconds)
            lines.Add(Line(T($"{second}, beside it"), p => p.SecondMethod == second ? p.SecondMl : null));
        return new($"{Volume(burden.Kind)} · {Title(burden.Kind)}", $"{Volume(burden.Kind)} (mL)", axis.Figure, lines)
        {
            Breaks = [.. drawn.Zip(drawn.Skip(1)).Index().Select(p => (p.Index, Breaks: Between(burden, p.Item.First.Index, p.Item.Second.Index))).Where(p => p.Breaks.Count > 0).Select(p => new BurdenBreak(p.Index, Said(p.Breaks)))],
            Footnotes = course.Synthetic ? [T("Synthetic data: this patient never lived.")] : [],
        };
    }

    /// <summary>Of the two points themselves, also where reports that nobody measured lie between them.</summary>
    private static IReadOnlyList<SeriesBreak> Between(TumourBurden burden, int from, int to) => to == from + 1 ? burden.Steps[from].Breaks : TumourBurden.StepOf(burden.Points[from], burden.Points[to]).Breaks;

    /// <summary>The core's words of a side, as a reader says them.</summary>
    private static string Side(SeriesBreak at, string? said) => (at.Reason, said) switch
    {
        (_, null) => T("not known"),
        (BreakReason.Ssa, "given") => T("given"),
        (BreakReason.Ssa, _) => T("not given"),
        (BreakReason.UptakeTime, _) => Numbers.Written(said),
        _ => Shown.Cut(said, 120),
    };
}
