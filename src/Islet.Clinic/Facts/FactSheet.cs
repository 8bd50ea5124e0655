using Islet.Course;

namespace Islet.Clinic;

/// <summary>One fact on a sheet.</summary>
public sealed record FactEntry(Fact Fact, FactState State)
{
    /// <summary>Whose statement decided; null: computed, or nobody's.</summary>
    public StatedBy? Owner => State.From is [var deciding, ..] ? deciding.Content.StatedBy : null;
}

/// <summary>A line of a block with the last answers to it: shown with their age, never as answers of today.</summary>
public sealed record QuestionLine(Question Question, IReadOnlyList<FactEntry> Last);

public sealed record QuestionSheet(QuestionBlock Block, IReadOnlyList<QuestionLine> Lines);

/// <summary>What is known of a patient, how old and by whom; what is missing and why; and what only a person may say (facts.md sections 3 to 5).</summary>
/// <param name="Open">What was never recorded, by the vocabulary's order; the others that are unknown stand in <paramref name="Unknown"/> with their reason.</param>
public sealed record FactSheet(
    IReadOnlyList<FactEntry> Known, IReadOnlyList<FactEntry> Unknown, IReadOnlyList<Fact> Open, IReadOnlyList<QuestionSheet> Questions, IReadOnlyList<Caution> Cautions)
{
    public static FactSheet Of(Snapshot snapshot)
    {
        List<FactEntry> known = [], unknown = [];
        List<Fact> open = [];
        foreach (var fact in Fact.All)
        {
            if (!Snapshot.Decides(fact))
                continue;
            var entry = new FactEntry(fact, snapshot[fact]);
            if (entry.State.IsKnown)
                known.Add(entry);
            else if (entry.State is { Reason: UnknownReason.NotRecorded, From.Count: 0 })
                open.Add(fact);
            else
                unknown.Add(entry);
        }
        return new(known, unknown, open, [.. Clinic.Questions.Blocks.Select(block => new QuestionSheet(block, [.. block.Lines.Select(line => Last(line, snapshot))]))], Clinic.Cautions.Of(snapshot));
    }

    private static QuestionLine Last(Question line, Snapshot snapshot) => new(line, [.. line.Facts.Select(fact => new FactEntry(fact, snapshot[fact]))]);
}
