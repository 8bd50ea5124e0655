using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Who can answer a question to a fact.</summary>
public enum AnsweredBy
{
    /// <summary>The patient, asked.</summary>
    Patient,

    /// <summary>The record, or the earlier hospital: a report that exists, or its word that it was not done.</summary>
    Record,

    /// <summary>A named discipline, which judges.</summary>
    Judgement,

    /// <summary>The bedside: seen, weighed, asked at the visit.</summary>
    Bedside,

    /// <summary>A blood test.</summary>
    Laboratory,
}

/// <summary>How a fact is found out, without an invasive test and without radiation. House choice [H]; the blocks are those of facts.md section 4.</summary>
public sealed record FactSource(Fact Fact, AnsweredBy By, string Who, string Prompt)
{
    public QuestionBlock? Block { get; init; }

    public static FactSource Of(Fact fact)
    {
        foreach (var block in Questions.Blocks)
            if (block.Lines.FirstOrDefault(line => line.Facts.Contains(fact)) is { } line)
                return new(fact, block.Key is "J" ? AnsweredBy.Judgement : block.Key is "8" or "D" or "R" ? AnsweredBy.Record : AnsweredBy.Patient, block.Title, line.Prompt) { Block = block };
        return new(fact, AnsweredBy.Record, "Record", fact.Meaning);
    }
}
