using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A treatment of an option that the patient had or has.</summary>
/// <param name="Finding">With which it began.</param>
/// <param name="Drugs">As the record names them; of a procedure its name.</param>
/// <param name="Stop">When it ended, by the record; null: it runs as far as anybody knows, or it was one day.</param>
/// <param name="Line">The line of therapy that it belongs to; null: it made none.</param>
public sealed record EarlierTreatment(Finding Finding, IReadOnlyList<string> Drugs, When Start, When? Stop, int? Line)
{
    /// <summary>Its start, its end and its injections.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Why it made no line of therapy; null: it is part of one.</summary>
    public ApartReason? Apart { get; init; }

    /// <summary>"perioperative, no line of therapy"; null: it is part of a line, or one is not asked of it.</summary>
    public string? NoLine => Line is not null || IsProcedure ? null : Apart switch
    {
        ApartReason.Perioperative => "perioperative, no line of therapy",
        ApartReason.SymptomDrug => "for symptoms, no line of therapy",
        ApartReason.OtherTumour => "for another tumour, no line of this one",
        _ => "no line of therapy",
    };

    /// <summary>The first progression that counts while it ran, or so soon after it that it counts as under it; null: none in view.</summary>
    public Finding? Progression { get; init; }

    /// <summary>A procedure: it has a day and no length.</summary>
    public bool IsProcedure { get; init; }

    /// <summary>Given for another tumour than that of the question, or one that is not determined.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Null: it runs, or one of its ends is not known to the day.</summary>
    public decimal? Days { get; init; }

    /// <summary>progression, toxicity, completed, choice, death, other: as stated; null: not stated, or it runs.</summary>
    public string? StopReason { get; init; }

    /// <summary>Of radionuclide therapy and other courses given dose by dose.</summary>
    public int Injections { get; init; }

    /// <summary>Best response of its line by RECIST 1.1, as measured by the leading reader; null: open.</summary>
    public ResponseCategory? Best { get; init; }

    /// <summary>Best responses of its line as sources state them; neither replaces <see cref="Best"/>.</summary>
    public IReadOnlyList<BestBeside> Stated { get; init; } = [];

    /// <summary>Unwanted events that name it, or a drug of it as their cause.</summary>
    public IReadOnlyList<Finding> Toxicity { get; init; } = [];
}
