using Islet.Course;

namespace Islet.Clinic;

/// <summary>How the symptoms of a hormone syndrome went.</summary>
public enum SymptomResponse
{
    /// <summary>Asked, and none is left.</summary>
    Resolved,

    /// <summary>Some of those of the baseline, and no other.</summary>
    Fewer,
    Unchanged,

    /// <summary>One that the baseline did not have.</summary>
    More,
}

/// <summary>How a hormone went against the baseline. The limits are house rules [H]: no paper at hand defines them.</summary>
public enum HormoneResponse
{
    /// <summary>Raised before, within its laboratory's own range now.</summary>
    Normalised,

    /// <summary>By half or more. [H]</summary>
    Halved,
    Stable,

    /// <summary>By a quarter or more. [H]</summary>
    Risen,
}

/// <summary>Why two results of a hormone are not compared.</summary>
public enum HormoneNotCompared
{
    NoBaseline,
    OtherUnit,
    OtherAssay,

    /// <summary>One of them is a bound, or no number.</summary>
    NoNumber,
}

/// <param name="Percent">Change from baseline, %; null: not compared, or from 0.</param>
/// <param name="Response">Null: not compared, and <paramref name="Not"/> says why.</param>
public sealed record HormoneChangeAt(string Hormone, Finding? Earlier, Finding Later, decimal? Percent, HormoneResponse? Response, HormoneNotCompared? Not);

/// <summary>Symptoms and hormones of a functioning tumour at one time point, beside its size. They never make a morphological category.</summary>
/// <param name="HeldBy">Drugs that hold the symptoms: fewer symptoms may be theirs and not the tumour's.</param>
public sealed record FunctionalAt(string TimePoint, SymptomResponse? Symptoms, Finding? Asked, IReadOnlyList<string> HeldBy, IReadOnlyList<HormoneChangeAt> Hormones);

/// <summary>The symptomatic and biochemical course of a functioning tumour within a line.</summary>
/// <param name="Syndrome">The established one; null: none, or nobody says: hormones and symptoms are then shown without it.</param>
/// <remarks>NANETS 2020: a syndrome stays until a person records it resolved; symptoms under treatment are controlled. Windows and limits are [H].</remarks>
public sealed record FunctionalResponse(string? Syndrome, IReadOnlyList<FunctionalAt> TimePoints)
{
    /// <summary>A visit or a sample belongs to a time point up to so many days from it, a baseline one to the start. [H]</summary>
    public const int WindowDays = 42;

    /// <summary>Falls and rises that count, % of baseline. [H]</summary>
    public const decimal HalvedPercent = -50, RisenPercent = 25;

    public static FunctionalResponse Of(Snapshot snapshot, MeasuredSeries series)
    {
        var syndrome = (snapshot[Fact.FunctionalSyndrome].Value as FactValue.Word)?.Value;
        List<Finding> visits = [.. snapshot.Visible<ClinicalStatus>().Select(s => s.Finding)], samples = [.. snapshot.Visible<Laboratory>().Select(s => s.Finding).Where(f => Hormone.IsSpecific(((Laboratory)f.Content).Analyte))];
        var start = series.Line.Start.First!.Value;
        var asked = Near(visits.Where(IsAsked), start, before: true);
        return new(syndrome is Syndromes.None ? null : syndrome, [.. series.TimePoints.Where(t => !t.Point.IsBaseline && t.Point.Date is not null).Select(t => At(t.Point, start, asked, visits, samples))]);
    }

    private static FunctionalAt At(TimePoint point, AxisPoint start, Finding? before, List<Finding> visits, List<Finding> samples)
    {
        var now = Near(visits.Where(f => IsAsked(f) && f.Happened.First > start), point.Date!.Value, before: false);
        return new(point.Id, now is null || before is null ? null : Symptoms(SymptomsOf(before), SymptomsOf(now)), now, ((ClinicalStatus?)now?.Content)?.HeldBy ?? [],
            [.. samples.Select(f => ((Laboratory)f.Content).Analyte).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => ChangeOf(name, point, start, samples)).OfType<HormoneChangeAt>()]);
    }

    private static SymptomResponse Symptoms(IReadOnlyList<string> before, IReadOnlyList<string> now) => now.Except(before, StringComparer.Ordinal).Any() ? SymptomResponse.More
        : now.Count == before.Count ? SymptomResponse.Unchanged : now.Count == 0 ? SymptomResponse.Resolved : SymptomResponse.Fewer;

    private static HormoneChangeAt? ChangeOf(string name, TimePoint point, AxisPoint start, List<Finding> samples)
    {
        var own = samples.Where(f => ((Laboratory)f.Content).Analyte == name).ToList();
        if (Near(own.Where(f => f.Happened.First > start), point.Date!.Value, before: false) is not { } later)
            return null;
        var earlier = Near(own, start, before: true);
        return earlier is null ? new(name, null, later, null, null, HormoneNotCompared.NoBaseline) : Change(name, earlier, later);
    }

    private static HormoneChangeAt Change(string name, Finding earlier, Finding later)
    {
        var (was, now) = ((Laboratory)earlier.Content, (Laboratory)later.Content);
        if (OwnRange.Read(was).Raised.Answer is Answer.Yes && OwnRange.Read(now).Raised.Answer is Answer.No)
            return new(name, earlier, later, Percent(was, now), HormoneResponse.Normalised, null);
        HormoneNotCompared? not = was.Value is null || now.Value is null || was.Comparator is not null || now.Comparator is not null ? HormoneNotCompared.NoNumber
            : was.Unit is null || was.Unit != now.Unit ? HormoneNotCompared.OtherUnit
            : was.Assay != now.Assay ? HormoneNotCompared.OtherAssay : null;
        var percent = not is null ? Percent(was, now) : null;
        return new(name, earlier, later, percent, percent is not { } change ? null : change <= HalvedPercent ? HormoneResponse.Halved : change >= RisenPercent ? HormoneResponse.Risen : HormoneResponse.Stable,
            not ?? (percent is null ? HormoneNotCompared.NoNumber : null));
    }

    /// <summary>Null: not numbers of one unit and assay, or from 0.</summary>
    private static decimal? Percent(Laboratory was, Laboratory now) => was is { Value: > 0 and { } from, Comparator: null } && now is { Value: { } to, Comparator: null }
        && was.Unit is not null && was.Unit == now.Unit && was.Assay == now.Assay ? 100 * (to - from) / from : null;

    /// <summary>An empty list counts only where the whole set was asked.</summary>
    private static bool IsAsked(Finding f) => f.Content is ClinicalStatus { SyndromicSymptoms: { } said } status && (said.Count > 0 || status.Asked?.Contains("syndromic_symptoms") is true);

    private static IReadOnlyList<string> SymptomsOf(Finding f) => [.. ((ClinicalStatus)f.Content).SyndromicSymptoms!.Distinct(StringComparer.Ordinal)];

    /// <summary>The nearest within the window; before a start only what lies before it. Of equals the later.</summary>
    private static Finding? Near(IEnumerable<Finding> findings, AxisPoint day, bool before) => findings
        .Where(f => f.Happened.First is { } on && f.Happened.Last == on && Math.Abs(AxisPoint.DaysBetween(on, day)) <= WindowDays && (!before || on <= day))
        .OrderBy(f => Math.Abs(AxisPoint.DaysBetween(f.Happened.First!.Value, day))).ThenByDescending(f => f.Happened.First!.Value.Days).ThenBy(f => f.Id).FirstOrDefault();
}
