using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>By whom a question to a fact is answered.</summary>
public enum AnsweredBy
{
    /// <summary>The patient, asked.</summary>
    Patient,

    /// <summary>The record, here or at another hospital: a report that exists, or its word that nothing was done. Nothing is ordered for it.</summary>
    Record,

    /// <summary>A named discipline, which judges what is there.</summary>
    Judgement,

    /// <summary>The bedside: seen or examined at the visit.</summary>
    Bedside,

    /// <summary>A blood test.</summary>
    Laboratory,
}

/// <summary>What it costs to get an answer, lightest first.</summary>
public enum Burden
{
    /// <summary>A word at the visit or in the meeting.</summary>
    Word,

    /// <summary>Somebody reads the record, or asks another hospital for a report.</summary>
    LookUp,

    /// <summary>A specialist looks at images, results or the patient.</summary>
    Opinion,

    /// <summary>Blood is drawn.</summary>
    BloodTest,
}

/// <summary>What would have to be done to make a fact known anew. Nobody is asked to do it; only what the record says of it is asked for.</summary>
public enum Anew
{
    /// <summary>Nothing that burdens more than a blood test.</summary>
    Free,

    /// <summary>Tissue: a biopsy or an operation.</summary>
    Tissue,

    /// <summary>Radiation, or contrast: CT, PET, scintigraphy.</summary>
    Imaging,

    /// <summary>An operation or another treatment.</summary>
    Treatment,
}

/// <summary>How a fact is found out without an invasive test and without radiation. House choice [H], printed in docs/next-questions.md; the blocks are those of facts.md section 4.</summary>
/// <param name="Who">The patient, or the discipline or document that answers.</param>
/// <param name="Prompt">What is read aloud.</param>
public sealed record FactSource(Fact Fact, AnsweredBy By, Wording Who, Burden Burden, Anew Anew, Wording Prompt)
{
    /// <summary>Where it is entered; null: with its finding.</summary>
    public QuestionBlock? Block { get; init; }

    /// <summary>Null: nobody is asked; a derived fact, or one that a study file states.</summary>
    public static FactSource? Of(Fact fact) => FactSources.All.GetValueOrDefault(fact);
}
