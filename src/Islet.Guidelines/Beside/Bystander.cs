using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Tells what stands beside the statements of a guideline for one patient. The record is looked at once.</summary>
internal sealed class Bystander
{
    private readonly GuidelineReading guideline;
    private readonly Snapshot snapshot;
    private readonly IReadOnlyList<Caution> cautions;
    private readonly IReadOnlyList<OtherReading> others;
    private readonly Lazy<SurveillanceAnchors> anchors;

    public Bystander(GuidelineReading guideline, Snapshot snapshot)
    {
        (this.guideline, this.snapshot, cautions) = (guideline, snapshot, Cautions.Of(snapshot));
        others = OtherReading.Of(snapshot, cautions);
        anchors = new(() => SurveillanceAnchors.Of(snapshot));
    }

    public StatementRemarks Of(StatementReading reading)
    {
        var turned = Turned(reading);
        IReadOnlyList<OtherOutcome> moved = [.. others.Select(o => new OtherOutcome(o, reading.Statement.Condition.Read(o.Facts)))];
        List<StatementCaution> beside = [.. cautions.Where(c => CautionBinding.Holds(c, reading, turned, moved)).Select(c => Of(c, reading, moved))];
        if (UnaskedQuestions.Of(reading, snapshot) is { } unasked)
            beside.Add(unasked);
        if (EndedPeriod.Of(reading, snapshot, anchors) is { } over)
            beside.Add(over);
        return new(guideline.Guideline, reading, beside, FactMarks.Of(turned, snapshot));
    }

    private StatementCaution Of(Caution caution, StatementReading reading, IReadOnlyList<OtherOutcome> moved) => new(caution.Code, RemarkWords.Of(caution, reading.Statement, snapshot), caution.About, caution.Findings)
    {
        Otherwise = [.. moved.Where(m => m.Reading.Code == caution.Code)],
        Schedule = caution.Code is "C-OBS" ? reading.Statement.Schedule : [],
    };

    /// <summary>Facts whose answers made the outcome what it is; with a derived one those that it is computed from.</summary>
    private FactSet Turned(StatementReading reading) => reading.Statement.Condition.Deciding(snapshot.Reader)
        .Aggregate(reading.Truth.Missing, (all, reason) => all | FactSet.Of(reason.Atom.Fact) | reason.Atom.Fact.Reads);
}
