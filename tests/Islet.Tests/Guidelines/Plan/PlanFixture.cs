using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>Plans from facts and dates as a test writes them.</summary>
internal static class PlanFixture
{
    public const string Resected = "primary_site=pancreas differentiation=well disease_status=resected_no_evidence functional_syndrome=none resected_metastases=false node_positive=false primary_tumor_size_cm=3 ki67_percent=2",
        HighRisk = "primary_site=pancreas differentiation=well disease_status=resected_no_evidence functional_syndrome=none resected_metastases=false node_positive=true primary_tumor_size_cm=3 ki67_percent=8",
        Metastasectomy = "primary_site=pancreas differentiation=well disease_status=resected_no_evidence functional_syndrome=none resected_metastases=true",
        Functional = "primary_site=pancreas differentiation=well disease_status=resected_no_evidence functional_syndrome=gastrinoma hormone_recurrence_evidence=false",
        Metastatic = "primary_site=pancreas differentiation=well disease_status=metastatic ki67_percent=2 mitoses_per_2mm2=1",
        Observed = Metastatic + " symptom_burden=none", OnAnalogue = Observed + " current_treatment=ssa progressive_disease=false",
        OnEverolimus = Metastatic + " current_treatment=everolimus", OnPrrt = Metastatic + " current_treatment=prrt", AfterPrrt = Metastatic + " prior_prrt=true current_treatment=none";

    public static Dictionary<Fact, FactValue> Facts(string facts) => facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('='))
        .GroupBy(f => f[0], StringComparer.Ordinal).ToDictionary(f => Fact.Find(f.Key)!, f => Fact.Find(f.Key)!.Parse(f.Last()[1])!);

    public static AxisPoint Point(string day) => AxisPoint.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static AxisSpan Span(string day) => AxisSpan.Of(Day.Parse(day));

    public static FollowUpDone Scan(string day, string modality = "CT") => new(FollowUpKind.Imaging, Span(day), modality);

    public static FollowUpDone Visit(string day) => new(FollowUpKind.Visit, Span(day));

    public static FollowUpDone Bloods(string day) => new(FollowUpKind.Laboratories, Span(day));

    public static SurveillanceAnchors Anchors(string asOf, string anchors, params FollowUpDone[] done) => new(Axis.Calendar, Point(asOf),
        [.. anchors.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).Select(a => new PlanAnchor(a[0], Span(a[1])))], [], done);

    public static SurveillancePlan Plan(string facts, SurveillanceAnchors anchors, decimal horizon = SurveillancePlan.CustomaryHorizonMonths) => Plan(Facts(facts), anchors, horizon);

    public static SurveillancePlan Plan(IReadOnlyDictionary<Fact, FactValue> facts, SurveillanceAnchors anchors, decimal horizon = SurveillancePlan.CustomaryHorizonMonths)
    {
        var reader = DerivedFacts.Over(Possible.Of(facts));
        return SurveillancePlan.Of([GuidelineReading.Of(StatementBase.Nanets2020, reader)], anchors, ObservationCaution.Reasons(reader).Count > 0 ? [ObservationCaution.Code] : [], horizon);
    }

    public static IEnumerable<PlanWindow> Of(this IEnumerable<PlanWindow> windows, string statement, int? step = null) =>
        windows.Where(w => w.Statement.Statement.Number == statement && (step is null || w.Step == step));

    /// <summary>"2024-03-01..2024-06-01", "!" where overdue.</summary>
    public static string Says(PlanWindow w) => $"{Date(w.Earliest)}..{(w.Latest is { } latest ? Date(latest) : "")}{(w.IsOverdue ? "!" : w.State is WindowState.PerhapsOverdue ? "?" : "")}";

    public static string Says(IEnumerable<PlanWindow> windows) => string.Join(" ", windows.Select(Says));

    public static string Date(AxisPoint point) => PlanMonths.DateOf(point).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
