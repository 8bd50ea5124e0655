using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What the patient had of an option: when, how long, with what response, and why it ended. An exposure counts whatever tumour it was for.</summary>
internal sealed class EarlierTreatments
{
    private readonly Snapshot snapshot;
    private readonly IReadOnlyList<Finding> visible;
    private readonly HashSet<FindingId> ofIndex;
    private readonly TherapyLines lines;
    private readonly Dictionary<int, StatedBeside> responses;

    public EarlierTreatments(Snapshot snapshot)
    {
        (this.snapshot, lines) = (snapshot, TherapyLines.Of(snapshot));
        visible = [.. snapshot.Findings.Where(s => s.IsVisible && !s.Finding.IsWithdrawal).Select(s => s.Finding)];
        ofIndex = [.. snapshot.Visible<Treatment>().Concat(snapshot.Visible<Procedure>()).Select(s => s.Finding.Id)];
        responses = lines.Lines.Count == 0 ? [] : StatedResponses.Of(snapshot).ToDictionary(r => r.Response.Line.Number);
    }

    public IReadOnlyList<EarlierTreatment> Of(TreatmentOption option) =>
        [.. visible.Select(f => f.Content switch
        {
            Treatment begun when begun.Drugs.Any(d => option.Drugs.Contains(d.Trim(), StringComparer.OrdinalIgnoreCase)) => Of(f, begun),
            Procedure done when option.Procedures.Any(stem => done.Name.Contains(stem, StringComparison.OrdinalIgnoreCase)) => Of(f, done),
            _ => null,
        }).OfType<EarlierTreatment>().OrderBy(e => e.Start.First?.Days ?? decimal.MinValue)];

    /// <summary>Yes by the record, where it was more than perioperative, or by the fact; no only where the history is closed (facts.md section 3, "ever").</summary>
    public Truth Given(TreatmentOption option, IReadOnlyList<EarlierTreatment> earlier) =>
        earlier.Any(e => e.Apart is not ApartReason.Perioperative) ? Truth.Yes
        : option.GivenBefore is { } asked ? asked.Read(snapshot.Reader)
        : option.Drugs.Count == 0 ? default
        : lines.LogClosed is null ? Truth.Of<bool>(null, FactSet.Of(Fact.SystemicLinesStarted), known => known) : Truth.No;

    /// <summary>
    /// Yes while a treatment has no end on record, whatever else runs beside it: the fact names one backbone only, and no accompanying analogue. Radionuclide therapy
    /// ends after its last dose (facts.md 3.8), so there the fact tells.
    /// </summary>
    public Truth Running(TreatmentOption option, IReadOnlyList<EarlierTreatment> earlier) =>
        earlier.Any(e => !e.IsProcedure && e.Stop is null && !e.Drugs.Any(d => DrugTable.Of(d) is DrugClass.Prrt)) ? Truth.Yes
        : option.Running is { } asked ? asked.Read(snapshot.Reader)
        : option.Drugs.Count == 0 ? default
        : lines.LogClosed is null ? Truth.Of<bool>(null, FactSet.Of(Fact.CurrentTreatment), known => known) : Truth.No;

    private EarlierTreatment Of(Finding f, Treatment begun)
    {
        var course = begun.Course ?? f.Id.ToString();
        var stop = visible.LastOrDefault(s => s.Content is TreatmentStop ended && ended.Course == course);
        List<Finding> injections = [.. visible.Where(i => i.Content is Injection given && given.Course == course)];
        var placed = lines.Lines.FirstOrDefault(l => l.Placements.Any(p => p.Episode.Finding.Id == f.Id));
        var line = placed?.Number;
        var response = line is { } number ? responses.GetValueOrDefault(number) : null;
        return new(f, begun.Drugs, f.Happened, stop?.Happened, line)
        {
            Findings = [f, .. stop is null ? [] : (Finding[])[stop], .. injections],
            IsElsewhere = !ofIndex.Contains(f.Id),
            Apart = lines.Apart.FirstOrDefault(a => a.Finding.Id == f.Id)?.Reason,
            Progression = placed?.ProgressionUnder(f.Id),
            Days = stop is not null && Exact(f.Happened) is { } from && Exact(stop.Happened) is { } to ? AxisPoint.DaysBetween(from, to) : null,
            StopReason = (stop?.Content as TreatmentStop)?.Reason,
            Injections = injections.Count,
            Best = response?.Response.Best,
            Stated = response?.Best ?? [],
            Toxicity = [.. visible.Where(e => e.Content is AdverseEvent harm && (harm.Course is { } named ? named == course : harm.Cause is { } cause && begun.Drugs.Any(d => cause.Contains(d, StringComparison.OrdinalIgnoreCase))))],
        };
    }

    private EarlierTreatment Of(Finding f, Procedure done) => new(f, [done.Name], f.Happened, null, null)
    {
        Findings = [f],
        IsProcedure = true,
        Apart = lines.Apart.FirstOrDefault(a => a.Finding.Id == f.Id)?.Reason,
        IsElsewhere = !ofIndex.Contains(f.Id),
        Toxicity = [.. visible.Where(e => e.Content is AdverseEvent { Cause: { } cause } && cause.Contains(done.Name, StringComparison.OrdinalIgnoreCase))],
    };

    private static AxisPoint? Exact(When when) => when.First == when.Last ? when.First : null;
}
