using Islet.Course;

namespace Islet.Guidelines;

/// <summary>One thing a board may choose, by the guideline's own division.</summary>
/// <param name="Key">"liver_directed": as statements name it.</param>
/// <param name="Title">"Liver-directed therapy": as a board calls it.</param>
public sealed record TreatmentOption(string Key, string Title)
{
    /// <summary>The fact that says the patient had it, where the vocabulary has one.</summary>
    public Condition? GivenBefore { get; init; }

    /// <summary>The fact that says it runs, where the vocabulary has one.</summary>
    public Condition? Running { get; init; }

    /// <summary>Drugs that are this option, any of them, as treatments name them.</summary>
    public IReadOnlyList<string> Drugs { get; init; } = [];

    /// <summary>Stems of the names of procedures that are this option.</summary>
    public IReadOnlyList<string> Procedures { get; init; } = [];

    public IReadOnlyList<OptionWarning> Beware { get; init; } = [];

    /// <summary>The same option of two guidelines: the first one's words, and what either names.</summary>
    internal TreatmentOption With(TreatmentOption other) => this with
    {
        GivenBefore = GivenBefore ?? other.GivenBefore,
        Running = Running ?? other.Running,
        Drugs = [.. Drugs.Union(other.Drugs, StringComparer.OrdinalIgnoreCase)],
        Procedures = [.. Procedures.Union(other.Procedures, StringComparer.OrdinalIgnoreCase)],
        Beware = [.. Beware.Union(other.Beware)],
    };
}
