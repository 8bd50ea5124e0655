using System.Globalization;

namespace Islet.Studies;

/// <summary>The aims of one time, with whom each is about.</summary>
internal static class Aims
{
    public static IReadOnlyList<Aim> Of(TimeVariable time, Individuals people) =>
    [
        .. time.Aims.Select((aim, k) => Curve(time, aim, k, people)),
        .. time.Ratios.Select((model, k) => Cox(time, model, k, people)),
    ];

    private static bool Has(TimeVariable time, Individuals people, int i) => time.If?.Holds(people, i) is not false
        && (time.Within is null || time.Curve.ContainsKey(people.WordOf(time.Within, i)));

    private static CurveAim Curve(TimeVariable time, SurvivalAim aim, int k, Individuals people)
    {
        var after = Each(people, i => aim.After?.DaysOf(people, i));
        var included = Each(people, i => Has(time, people, i) && aim.If?.Holds(people, i) is not false && (aim.After is null || after[i] is not null));
        return new(string.Create(CultureInfo.InvariantCulture, $"aim {k + 1} of its curve ({aim.Share} at {aim.Months} months)"), aim.Weight, included, after, Individuals.DaysOf(aim.Months), aim.Share);
    }

    /// <summary>Whoever lacks what a term asks for is left out, as of any model.</summary>
    private static CoxAim Cox(TimeVariable time, RatioAim model, int k, Individuals people)
    {
        var included = Each(people, i => Has(time, people, i) && model.If?.Holds(people, i) is not false && model.Terms.All(t => Knows(t, people, i)));
        var x = Each(people, i => model.Terms.Select(t => t.With is { } with ? with.Holds(people, i) ? 1 : 0 : people.NumberOf(t.Number!, i) ?? 0).ToArray());
        return CoxAim.Of(string.Create(CultureInfo.InvariantCulture, $"ratios {k + 1}"), model.Weight, included, x, [.. model.Terms.Select(t => t.Ratio)]);
    }

    private static bool Knows(RatioTerm term, Individuals people, int i) => term.With is { } with
        ? with.All.All(w => !(people.WordOf(w.Variable, i) is CountedVariable.Missing || people.IsTime(w.Variable) && people.TimeOf(w.Variable, i) is null))
        : people.NumberOf(term.Number!, i) is not null;

    private static T[] Each<T>(Individuals people, Func<int, T> of) => [.. Enumerable.Range(0, people.Count).Select(of)];
}
