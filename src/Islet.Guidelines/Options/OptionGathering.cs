using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Gathers what is said of each option. The record is looked at once.</summary>
internal sealed class OptionGathering(IReadOnlyList<StatementRemarks> remarks, IReadOnlyList<GuidelineReading> guidelines, Snapshot snapshot)
{
    private readonly IReadOnlyList<StatementRemarks> speaking =
        [.. remarks.Where(r => r.Reading.Outcome is not Answer.No && r.Statement.Options.Count > 0)];

    private readonly EarlierTreatments earlier = new(snapshot);

    public DecisionOptions Gather() => new([.. guidelines.SelectMany(g => g.Guideline.Options).GroupBy(o => o.Key, StringComparer.Ordinal).Select(same => At(same.Aggregate((a, b) => a.With(b))))], Tensions());

    private OptionAtDecision At(TreatmentOption option)
    {
        var given = earlier.Of(option);
        var running = earlier.Running(option, given);
        var said = speaking.SelectMany(r => r.Statement.Options.Where(b => b.Option == option.Key).Select(b => new OptionStatement(b.Bearing, r)))
            .Where(s => running.Answer is Answer.Yes || !IsMonitoring(s)).ToLookup(s => s.Reading.Applies);
        return new(option, [.. said[true]], [.. said[false]])
        {
            Earlier = given,
            Given = earlier.Given(option, given),
            Running = running,
            Cautions = [.. PastCautions.Of(given), .. option.Beware.Where(w => !Applies(w.StatedBy)).Select(Caution).OfType<OptionCaution>()],
        };
    }

    private bool Applies(string? statement) => statement is not null && guidelines.Any(g => g.Statements.Any(s => s.Applies && s.Statement.Id == statement));

    /// <summary>How a running treatment is followed: examinations at times. Of an option that does not run the plan tells, and a board has nothing to choose by it.</summary>
    private static bool IsMonitoring(OptionStatement said) => said.Bearing is Bearing.How && said.Statement.Schedule is { Count: > 0 } steps && steps.All(s => FollowUpModality.KindsOf(s.Modality).Count > 0);

    /// <summary>Null: it does not fit, or has no words for facts that are missing.</summary>
    private OptionCaution? Caution(OptionWarning warning)
    {
        if (warning.When?.Read(snapshot.Reader) is not { Answer: not Answer.No } truth || (truth.Answer is Answer.Unknown && warning.SaysUnknown is null))
            return null;
        var facts = warning.When.Deciding(snapshot.Reader).Aggregate(default(FactSet), (all, reason) => all | (reason.Atom.Fact.IsDerived ? reason.Atom.Fact.Reads : FactSet.Of(reason.Atom.Fact)));
        List<Finding> findings = [.. facts.SelectMany(f => snapshot[f].From).Distinct()];
        var days = string.Join(", ", findings.Select(f => f.Happened.ToString()).Distinct());
        return new(warning with { Says = warning.Says.Replace(OptionWarning.Day, days, StringComparison.Ordinal) }, truth, findings);
    }

    private IReadOnlyList<StatementTension> Tensions()
    {
        List<StatementReading> applying = [.. speaking.Where(r => r.Reading.Applies).Select(r => r.Reading)];
        return [.. applying.SelectMany((one, i) => applying.Skip(i + 1).Where(other => one.Tension.Contains(other.Statement)).Select(other => new StatementTension(one, other)))];
    }
}
