using Islet.Statistics;

namespace Islet.Studies;

/// <summary>What is remarked on a result, in the words that stand below each of its tables and figures: one place, so that none of them leaves one out.</summary>
internal static class Cautions
{
    private const string Word = "Caution: ";

    public static IEnumerable<string> Of(SurvivalResult survival) => survival.Remarks.Select(Say);

    /// <summary>The warnings, then the remarks that are not among them.</summary>
    public static IEnumerable<string> Of(CoxResult cox) => [.. cox.Warnings.Select(warning => Word + warning), .. Others(cox).Select(Say)];

    /// <summary>With what each is about: a level, a term or a coefficient by its name; empty: the whole result.</summary>
    public static IEnumerable<(string Of, string Note)> Marked(SurvivalResult survival) => survival.Remarks.Select(r => (r.Of, Say(r)));

    public static IEnumerable<(string Of, string Note)> Marked(CoxResult cox) => Others(cox).Select(r => (r.Of, Say(r)));

    private static IEnumerable<Remark> Others(CoxResult cox) => cox.Remarks.Where(r => r is not ({ Kind: RemarkKind.FewEvents } or { Kind: RemarkKind.NotProportional, Of.Length: > 0 }));

    private static string Say(Remark remark) => $"{Word}{remark}.";
}
