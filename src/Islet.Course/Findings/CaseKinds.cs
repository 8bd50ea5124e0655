using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>A result of molecular pathology or of genetics.</summary>
public sealed record Molecular() : Content(nameof(Molecular))
{
    /// <summary>The <see cref="Sample"/> that is the patient and not the tumour.</summary>
    public const string Germline = "germline";

    [JsonIgnore]
    public override Timing Timing => Sample is Germline ? Timing.SinceBirth : Timing.Dated;

    /// <summary>germline, or the specimen it was read from.</summary>
    public string? Sample { get; init; }

    /// <summary>Mutations per megabase; panels are not compared.</summary>
    public decimal? TmbPerMb { get; init; }

    /// <summary>proficient, deficient.</summary>
    public string? MmrStatus { get; init; }

    /// <summary>pathogenic, vus, negative, not_tested.</summary>
    [JsonPropertyName("men1_germline")]
    public string? Men1Germline { get; init; }

    /// <summary>Deletions and duplications were looked for; a negative result without it is half a result.</summary>
    public bool? DeletionsAnalysed { get; init; }

    public string? Gene { get; init; }

    /// <summary>The variant as reported, in HGVS or in the source's words.</summary>
    public string? Variant { get; init; }

    public string? Panel { get; init; }
}

/// <summary>One dose of a depot or of a radiopharmaceutical.</summary>
public sealed record Injection() : Content(nameof(Injection))
{
    /// <summary>The <see cref="Treatment.Course"/> that it belongs to.</summary>
    public string? Course { get; init; }

    public string? Drug { get; init; }

    public decimal? ActivityGbq { get; init; }

    public decimal? DoseMg { get; init; }

    /// <summary>Number of the cycle, as the source counts.</summary>
    public int? Cycle { get; init; }
}

/// <summary>The patient entered a study. Leaving it is a finding of its own.</summary>
public sealed record Enrolment() : Content(nameof(Enrolment))
{
    public required string Study { get; init; }

    public bool? Interventional { get; init; }

    /// <summary>The arm as far as it is known; a blinded arm is not.</summary>
    public string? Arm { get; init; }
}

/// <summary>The patient left a study.</summary>
public sealed record EnrolmentEnd() : Content(nameof(EnrolmentEnd))
{
    public required string Study { get; init; }

    public string? Reason { get; init; }
}

/// <summary>What a patient can agree to, one by one.</summary>
[JsonConverter(typeof(SnakeCase<ConsentPurpose>))]
public enum ConsentPurpose
{
    /// <summary>To be kept in the centre's registry.</summary>
    Registry,

    /// <summary>To be counted in studies, the centre's own and those of many centres.</summary>
    Research,

    /// <summary>To leave the centre in a file, de-identified.</summary>
    Sharing,

    /// <summary>To be asked again.</summary>
    Contact,
}

/// <summary>The patient agreed.</summary>
public sealed record Consent() : Content(nameof(Consent))
{
    public required ConsentPurpose Purpose { get; init; }

    /// <summary>Version of the form that was signed.</summary>
    public string? Form { get; init; }
}

/// <summary>The patient refused, opted out, or took an earlier consent back, from the finding's day on.</summary>
public sealed record ConsentWithdrawal() : Content(nameof(ConsentWithdrawal))
{
    public required ConsentPurpose Purpose { get; init; }

    /// <summary>What was collected before may stay. False: it is to be erased.</summary>
    public bool? KeepsWhatWasCollected { get; init; }
}

/// <summary>A person's decision whether two records of a registry are one person. It stands on the record that yields; withdrawing it undoes it.</summary>
public sealed record PersonMatch() : Content(nameof(PersonMatch))
{
    [JsonIgnore]
    public override Timing Timing => Timing.Lifelong;

    /// <summary>The other record's pseudonym.</summary>
    public required string Other { get; init; }

    /// <summary>One person: this record is left out of studies and exports in favour of the other. False: two people, do not ask again.</summary>
    public required bool Same { get; init; }

    /// <summary>On what the decision rests.</summary>
    public string? Basis { get; init; }
}
