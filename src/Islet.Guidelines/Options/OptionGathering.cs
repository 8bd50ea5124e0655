using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Gathers what is said of each option. The record is looked at once.</summary>
internal sealed class OptionGathering(IReadOnlyList<GuidelineReading> guidelines, Snapshot snapshot)
{
    private readonly IReadOnlyList<StatementRemarks> speaking =
        [.. guidelines.SelectMany(g => StatementRemarks.Of(g, snapshot)).Where(r => r.Reading.Outcome is not Answer.No && r.Statement.Options.Count > 0)];

    private readonly EarlierTreatments earlier = new(snapshot);

    public DecisionOptions Gather() => new([.. guidelines.SelectMany(g => g.Guideline.Options).GroupBy(o => o.Key, StringComparer.Ordinal).Select(same => At(same.Aggregate((a, b) => a.With(b))))], Tensions());

    private OptionAtDecision At(TreatmentOption option)
    {
        var said = speaking.SelectMany(r => r.Statement.Options.Where(b => b.Option == option.Key).Select(b => new OptionStatement(b.Bearing, r))).ToLookup(s => s.Reading.Applies);
        var given = earlier.Of(option);
        return new(option, [.. said[true]], [.. said[false]])
        {
            Earlier = given,
            Given = earlier.Given(option, given),
            Running = earlier.Running(option, given),
            Cautions = [.. option.Beware.Where(w => !Applies(w.StatedBy)).Select(Caution).Where(c => c.Truth.Answer is not Answer.No)],
        };
    }

    private bool Applies(string? statement) => statement is not null && guidelines.Any(g => g.Statements.Any(s => s.Applies && s.Statement.Id == statement));

    private OptionCaution Caution(OptionWarning warning)
    {
        var facts = warning.When.Deciding(snapshot.Reader).Aggregate(default(FactSet), (all, reason) => all | (reason.Atom.Fact.IsDerived ? reason.Atom.Fact.Reads : FactSet.Of(reason.Atom.Fact)));
        return new(warning, warning.When.Read(snapshot.Reader), [.. facts.SelectMany(f => snapshot[f].From).Distinct()]);
    }

    private IReadOnlyList<StatementTension> Tensions()
    {
        List<StatementReading> applying = [.. speaking.Where(r => r.Reading.Applies).Select(r => r.Reading)];
        return [.. applying.SelectMany((one, i) => applying.Skip(i + 1).Where(other => one.Tension.Contains(other.Statement)).Select(other => new StatementTension(one, other)))];
    }
}
