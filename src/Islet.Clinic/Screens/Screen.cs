using Islet.Course;

namespace Islet.Clinic;

public enum Eligibility
{
    Eligible,
    NotEligible,

    /// <summary>No criterion fails, and not all can be answered.</summary>
    Undecided,
}

/// <summary>How a criterion was answered.</summary>
/// <param name="From">The findings that decide it.</param>
/// <param name="Remark">What the answer cannot say by itself: a reading of the paper, a limit of it. Null: nothing.</param>
public sealed record CriterionReading(Truth Truth, IReadOnlyList<Finding> From, string? Remark = null);

/// <summary>One condition for entering a study, in the paper's order.</summary>
/// <param name="Asks">The condition in words, as the paper has it.</param>
public sealed record Criterion(string Asks, Func<Snapshot, CriterionReading> Read)
{
    /// <summary>The facts that it asks, as far as it asks facts.</summary>
    public FactSet Facts { get; init; }

    /// <summary>A criterion over facts.</summary>
    /// <param name="condition">In the language of conditions.</param>
    public static Criterion Of(string asks, string condition)
    {
        var parsed = Condition.Parse(condition, Macros.None);
        var question = parsed.Value ?? throw new ArgumentException(string.Join("; ", parsed.Problems.Select(p => p.Found)), nameof(condition));
        return new(asks, snapshot => new(question.Read(snapshot.Reader), Deciding(question, snapshot))) { Facts = question.Facts };
    }

    private static IReadOnlyList<Finding> Deciding(Condition question, Snapshot snapshot) =>
        [.. question.Deciding(snapshot.Reader).SelectMany(reason => reason.Atom.Fact.IsDerived ? reason.Atom.Fact.Reads : FactSet.Of(reason.Atom.Fact))
            .Distinct().SelectMany(fact => snapshot[fact].From).Distinct()];
}

/// <summary>The conditions that a paper names for entering its study.</summary>
/// <param name="Source">Paper, year, section.</param>
public sealed record Screen(string Name, string Source, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>One failing criterion is enough for no, whatever else is unknown; yes needs them all.</summary>
    public ScreenResult Read(Snapshot snapshot)
    {
        var readings = new CriterionReading[Criteria.Count];
        for (var i = 0; i < readings.Length; i++)
            readings[i] = Criteria[i].Read(snapshot);
        return new(this, readings);
    }
}

/// <summary>A patient against a paper's conditions, each with its answer.</summary>
/// <param name="Readings">In the order of the criteria.</param>
public sealed record ScreenResult(Screen Screen, IReadOnlyList<CriterionReading> Readings)
{
    public Eligibility Eligibility => FirstFailing is not null ? Eligibility.NotEligible : Open.Count > 0 ? Eligibility.Undecided : Eligibility.Eligible;

    /// <summary>In the paper's order; null: none fails.</summary>
    public Criterion? FirstFailing => Readings.Index().FirstOrDefault(r => r.Item.Truth.Answer is Answer.No) is { Item: not null } failing ? Screen.Criteria[failing.Index] : null;

    /// <summary>Criteria that cannot be answered, with the facts that they wait for.</summary>
    public IReadOnlyList<(Criterion Criterion, FactSet Missing)> Open =>
        [.. Readings.Index().Where(r => r.Item.Truth.Answer is Answer.Unknown).Select(r => (Screen.Criteria[r.Index], r.Item.Truth.Missing))];

    public Truth Truth => Readings.Aggregate(Truth.Yes, (whole, reading) => whole & reading.Truth);
}
