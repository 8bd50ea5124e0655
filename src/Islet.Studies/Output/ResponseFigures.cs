using Islet.Clinic;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>Figures of response of a cohort. Patients are numbered in the order in which the figure shows them; the number says nothing outside it.</summary>
internal static class ResponseFigures
{
    public static StudyFigure Of(StudyResults results, ResponseResult found)
    {
        var (wish, title) = (found.Wish, found.Wish.Title ?? Title(found.Wish));
        IReadOnlyList<string> notes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), $"Source: {StudyProvenance.Lock(results)}."];
        return new(wish.Name, title, wish.Kind switch
        {
            ResponseFigureKind.Waterfall => (Waterfall(found, title) with { Footnotes = notes }).ToSvg,
            ResponseFigureKind.Spider => (Spider(found, title) with { Footnotes = notes }).ToSvg,
            ResponseFigureKind.Swimmer => (Swimmer(found, title) with { Footnotes = notes }).ToSvg,
            ResponseFigureKind.CriteriaAgreement => (Agreement(Agreement(found), title) with { Footnotes = [Groups, .. notes] }).ToSvg,
        });
    }

    private const string Groups = "Each patient's last assessment; complete, partial and minor response are response, what is not evaluable is left out.";

    public static CriteriaAgreement Agreement(ResponseResult found) => CriteriaAgreement.Of([.. found.Patients.Select(p => p.Last).OfType<ResponseRow>()]);

    private static WaterfallFigure Waterfall(ResponseResult found, string title) => new(title,
        [.. found.Patients.Select(p => p.Bar).OfType<WaterfallBar>().OrderByDescending(b => b.Percent).Select((b, i) => b with { Patient = Numbers.Count(i + 1) })])
    {
        Without = Without(found.Patients.Where(p => p.Bar is null).Select(p => p.NoBar)),
    };

    private static SpiderFigure Spider(ResponseResult found, string title) => new(title, Origin(found.Wish),
        [.. found.Patients.Select(p => p.Trace).OfType<SpiderLine>().Select((l, i) => l with { Patient = Numbers.Count(i + 1) })])
    {
        Without = Without(found.Patients.Where(p => p.Trace is null).Select(p => p.NoTrace)),
    };

    private static SwimmerFigure Swimmer(ResponseResult found, string title) => new(title, Origin(found.Wish),
        [.. found.Patients.Select(p => p.Lane).OfType<SwimmerLane>().OrderByDescending(l => l.Last).Select((l, i) => l with { Patient = Numbers.Count(i + 1) })])
    {
        Without = Without(found.Patients.Where(p => p.Lane is null).Select(p => p.NoLane)),
    };

    // A criterion that speaks of nobody has no row.
    private static AgreementFigure Agreement(CriteriaAgreement agreement, string title)
    {
        var spoken = agreement.Criteria.Where(c => agreement.Pairs.Any(p => p.Patients > 0 && (p.One == c || p.Other == c))).ToList();
        return new(title, spoken, [.. agreement.Pairs.Where(p => spoken.Contains(p.One) && spoken.Contains(p.Other)).Select(p => new AgreementPair(p.One, p.Other, p.Patients, p.Agree, p.Kappa.Value))]);
    }

    private static IReadOnlyList<NotShown> Without(IEnumerable<string?> reasons) => [.. reasons.Select(r => new NotShown("", r!))];

    private static string Origin(ResponseFigureWish wish) => $"start of line {Numbers.Count(wish.Line)}";

    private static string Title(ResponseFigureWish wish) => $"{wish.Kind switch
    {
        ResponseFigureKind.Waterfall => "Best change of the sum of diameters",
        ResponseFigureKind.Spider => "Change of the sum of diameters over time",
        ResponseFigureKind.Swimmer => "Treatment and response",
        ResponseFigureKind.CriteriaAgreement => "Agreement of response criteria",
    }}, line {Numbers.Count(wish.Line)}";
}
