using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>A drug treatment begins. Its end is a finding of its own, so that a view between the two cannot see it.</summary>
public sealed record Treatment() : Content(nameof(Treatment))
{
    /// <summary>Names the treatment within the course.</summary>
    public string? Course { get; init; }

    public IReadOnlyList<string> Drugs { get; init => field = value ?? []; } = [];

    /// <summary>tumour, symptom, perioperative.</summary>
    public string? Purpose { get; init; }

    /// <summary>Why it was begun: progression, first line, hypoglycaemia, symptoms …</summary>
    public string? Indication { get; init; }

    /// <summary>Of each injection of a depot, or of each day of a tablet.</summary>
    public decimal? DoseMg { get; init; }

    public int? IntervalDays { get; init; }

    public int? CyclesPlanned { get; init; }

    /// <summary>Not an approved treatment of this disease when it was given.</summary>
    public bool? Investigational { get; init; }
}

/// <summary>A drug treatment ended.</summary>
public sealed record TreatmentStop() : Content(nameof(TreatmentStop))
{
    /// <summary>The <see cref="Treatment.Course"/> that ended.</summary>
    public required string Course { get; init; }

    /// <summary>progression, toxicity, completed, choice, death, other.</summary>
    public string? Reason { get; init; }
}

/// <summary>A person's word on where a line of therapy begins, against or beside the computed one.</summary>
public sealed record LineOverride() : Content(nameof(LineOverride))
{
    /// <summary>The <see cref="Treatment.Course"/> meant.</summary>
    public required string Course { get; init; }

    /// <summary>It begins a line. False: it belongs to the line before it.</summary>
    public required bool StartsLine { get; init; }

    public string? Basis { get; init; }
}

[JsonConverter(typeof(SnakeCase<ResectionMargin>))]
public enum ResectionMargin
{
    [JsonStringEnumMemberName("R0")]
    R0,
    [JsonStringEnumMemberName("R1")]
    R1,
    [JsonStringEnumMemberName("R2")]
    R2,

    /// <summary>Tumour at the margin; microscopic or macroscopic is not said.</summary>
    Involved,
}

/// <summary>An operation or intervention.</summary>
public sealed record Procedure() : Content(nameof(Procedure))
{
    /// <summary>resection, ablation, embolisation, radiotherapy …</summary>
    [JsonPropertyName("procedure")]
    public required string Name { get; init; }

    /// <summary>What it was done to: primary, liver_metastases, nodes, bone, other.</summary>
    public IReadOnlyList<string>? Target { get; init; }

    /// <summary>Lesions that it removed or destroyed, as imaging names them.</summary>
    public IReadOnlyList<string>? Lesions { get; init; }

    /// <summary>curative, palliative.</summary>
    public string? Intent { get; init; }

    public ResectionMargin? Margin { get; init; }
}
