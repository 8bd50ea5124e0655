using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>A patient's surveillance plan as its page shows it.</summary>
public sealed class PlanSheet
{
    /// <summary>Width of the drawn axis in its own units; the page stretches it.</summary>
    public const int Width = 1000;

    private const decimal Margin = 30.4375m; // days before the first and after the last

    private readonly decimal from, to;

    private PlanSheet(Snapshot snapshot)
    {
        (Snapshot, History, Plan) = (snapshot, History.Of(snapshot.Findings), SurveillancePlan.Of(snapshot));
        Shown = [.. Plan.NextWindows];
        var days = Shown.SelectMany(w => new[] { w.Earliest.Days, w.Latest?.Days ?? w.Earliest.Days }).Append(Plan.Anchors.Day.Days).ToList();
        (from, to) = (days.Min() - Margin, days.Max() + Margin);
    }

    public Snapshot Snapshot { get; }

    public History History { get; }

    public SurveillancePlan Plan { get; }

    public Axis Axis => Plan.Anchors.Axis;

    /// <summary>Statements with windows, each with its own, in the order of their first.</summary>
    public IEnumerable<IGrouping<(Statement Statement, string Modality), PlanWindow>> Rows => Shown.GroupBy(w => (w.Statement.Statement, w.Modality));

    public string First => PlanWords.On(new AxisPoint(Math.Floor(from)), Axis);

    public string Last => PlanWords.On(new AxisPoint(Math.Ceiling(to)), Axis);

    /// <summary>Of each schedule its next windows; what follows them is said in words.</summary>
    public IReadOnlyList<PlanWindow> Shown { get; }

    public static PlanSheet Of(Snapshot snapshot) => new(snapshot);

    public static StatementBase GuidelineOf(Statement statement) => StatementBase.Shipped.First(g => ReferenceEquals(g.Find(statement.Id), statement));

    public string On(AxisPoint? point) => point is { } at ? PlanWords.On(at, Axis) : T("not recorded");

    public string On(AxisSpan when) => when.IsExact ? On(when.First) : T($"between {On(when.First)} and {On(when.Last)}");

    /// <summary>"2024-03-01 to 2024-06-01"; one day stands alone.</summary>
    public string Span(AxisPoint earliest, AxisPoint? latest) => earliest == latest ? On(earliest) : T($"{On(earliest)} to {On(latest)}");

    public string CountedFrom(PlanWindow window) => window.CountedFrom is { } last ? T($"the examination of {On(last.When)}") : $"{window.Anchor.Name}, {On(window.Anchor.When)}";

    /// <summary>Where a day lies on the drawn axis.</summary>
    public string At(AxisPoint day) => ((Math.Clamp(day.Days, from, to) - from) / (to - from) * Width).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>From the first to the last day; a window of one day is still seen.</summary>
    public string Breadth(PlanWindow window)
    {
        var last = window.Latest?.Days ?? to;
        return Math.Max(4, (Math.Min(last, to) - Math.Max(window.Earliest.Days, from)) / (to - from) * Width).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>For the stylesheet; the table says it in words.</summary>
    public static string Class(PlanWindow window) => window.IsOverdue ? "late" : !window.IsPreselected ? "under" : "next";
}
