using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// What one record of a registry says about consent, purpose by purpose, and whether it yields to another record of the same person. It is read from
/// all that the log holds: a withdrawal recorded today counts today, whatever day a study looks at.
/// </summary>
/// <remarks>Regulation (EU) 2016/679, Art. 7(3): consent may be withdrawn at any time; Art. 21(6): the right to object to research.</remarks>
public sealed class PatientConsents
{
    private static readonly ConsentPurpose[] Purposes = Enum.GetValues<ConsentPurpose>();

    private readonly ConsentState[] states; // by purpose; empty: nothing recorded about any

    private PatientConsents(ConsentState[] states, string? yieldsTo) => (this.states, YieldsTo) = (states, yieldsTo);

    /// <summary>Of a record that says nothing about it.</summary>
    public static PatientConsents Nothing { get; } = new([], null);

    /// <summary>The pseudonym of the record that stands for this person; null: this one does.</summary>
    public string? YieldsTo { get; }

    public ConsentState this[ConsentPurpose purpose] => states.Length == 0 ? default : states[(int)purpose];

    public static PatientConsents Of(DiseaseCourse course)
    {
        List<Finding>? said = null;
        foreach (var f in course.Findings)
            if (f.Content is Consent or ConsentWithdrawal or PersonMatch)
                (said ??= []).Add(f);
        if (said is null)
            return Nothing;
        var succession = Succession.Of(course.Findings);
        said.RemoveAll(f => !succession.IsInForce(f));
        var yields = said.Where(f => f.Content is PersonMatch { Same: true }).MaxBy(f => (f.Recorded.Batch, f.Id))?.Content as PersonMatch;
        return new(StatesOf(said), yields?.Other == course.Key ? null : yields?.Other);
    }

    /// <summary>Who may not be kept may not be used for anything: a withdrawal for the registry is one for every purpose.</summary>
    private static ConsentState[] StatesOf(List<Finding> said)
    {
        ConsentState[] each = [.. Purposes.Select(purpose => Last(said, purpose))];
        var registry = each[(int)ConsentPurpose.Registry];
        return registry.IsWithdrawn ? [.. each.Select(s => s.IsWithdrawn ? s : registry)] : each;
    }

    /// <summary>
    /// The latest word counts. Where partial or missing days leave open which came last, and on one day, a withdrawal counts before a consent:
    /// the doubt is the patient's.
    /// </summary>
    private static ConsentState Last(List<Finding> said, ConsentPurpose purpose)
    {
        var given = said.Where(f => f.Content is Consent c && c.Purpose == purpose).MaxBy(f => (f.Happened.First?.Days ?? decimal.MinValue, f.Recorded.Batch));
        var withdrawn = said.Where(f => f.Content is ConsentWithdrawal w && w.Purpose == purpose)
            .MaxBy(f => (f.Happened.Last?.Days ?? decimal.MaxValue, f.Recorded.Batch));
        return (given, withdrawn) switch
        {
            (null, null) => default,
            (null, _) => new(ConsentStanding.Withdrawn, withdrawn),
            (_, null) => new(ConsentStanding.Given, given),
            _ => given.Happened.First is { } from && withdrawn.Happened.Last is { } to && from > to
                ? new(ConsentStanding.Given, given) : new(ConsentStanding.Withdrawn, withdrawn),
        };
    }
}
