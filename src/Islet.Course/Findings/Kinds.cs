using System.Text.Json.Serialization;

namespace Islet.Course;

[JsonConverter(typeof(SnakeCase<Sex>))]
public enum Sex
{
    Female,
    Male,
    Other,
}

/// <summary>Who the patient is, as far as medicine needs it.</summary>
public sealed record Person() : Content(nameof(Person))
{
    [JsonIgnore]
    public override Timing Timing => Timing.Lifelong;

    public Sex? Sex { get; init; }

    /// <summary>Year or date of birth.</summary>
    public Day? Birth { get; init; }

    public string? Country { get; init; }
}

[JsonConverter(typeof(SnakeCase<TumourFamily>))]
public enum TumourFamily
{
    [JsonStringEnumMemberName("NEN")]
    Nen,

    /// <summary>Mixed neuroendocrine–non-neuroendocrine neoplasm.</summary>
    [JsonStringEnumMemberName("MiNEN")]
    MiNen,
    Other,
}

/// <summary>One independent neoplasm of one patient.</summary>
public sealed record TumourEntity() : Content("Tumour")
{
    /// <summary>The organ, by the names of the fact digestive_primary (facts.md 3.11).</summary>
    public string? Organ { get; init; }

    /// <summary>Head, body, tail, multifocal, in the words of the source.</summary>
    public string? Part { get; init; }

    public TumourFamily? Family { get; init; }

    /// <summary>independent, recurrence of, metastasis of, undetermined.</summary>
    public string? Relation { get; init; }

    /// <summary>The tumour that <see cref="Relation"/> speaks of ("T1").</summary>
    public string? RelatedTo { get; init; }

    /// <summary>The tumour of which it is a recurrence or metastasis; null where it is one of its own, or nobody knows.</summary>
    [JsonIgnore]
    public string? PartOf => Relation is "independent" or "undetermined" ? null : RelatedTo;
}

/// <summary>How the disease presented when it was diagnosed; on an offset axis from diagnosis it stands at zero.</summary>
public sealed record Diagnosis() : Content(nameof(Diagnosis))
{
    /// <summary>The diagnosis in the words of the source.</summary>
    public string? Histology { get; init; }

    /// <summary>Completed years at diagnosis, as stated; nothing is computed from it for another day.</summary>
    public decimal? AgeYears { get; init; }

    /// <summary>The source's own word on a hormone syndrome; which one, if any, is a person's judgement.</summary>
    public bool? Functioning { get; init; }

    /// <summary>A hereditary syndrome is stated, not which.</summary>
    public bool? FamilialSyndrome { get; init; }
}

[JsonConverter(typeof(SnakeCase<ReadRole>))]
public enum ReadRole
{
    Original,
    Second,
    Central,
    Consensus,
}

[JsonConverter(typeof(SnakeCase<Presence>))]
public enum Presence
{
    Present,
    Absent,
}

/// <summary>A stage as a source states it, in one system.</summary>
public sealed record Staging() : Content(nameof(Staging))
{
    /// <summary>"AJCC" (UICC) or "ENETS".</summary>
    public required string System { get; init; }

    /// <summary>Edition of the system; null: not said.</summary>
    public string? Edition { get; init; }

    public string? T { get; init; }

    public string? N { get; init; }

    public string? M { get; init; }

    /// <summary>The stage group as written, with the system's own letters.</summary>
    public string? Stage { get; init; }

    /// <summary>Spread beyond the pancreas, as stated beside the stage.</summary>
    public Presence? ExtrapancreaticSpread { get; init; }

    // The facts behind T, N and M, where the source gives them.
    public decimal? TumourSizeCm { get; init; }

    public bool? InvadesDuodenumOrBileDuct { get; init; }

    public bool? InvadesAdjacentOrgansOrLargeVessels { get; init; }

    public bool? NodePositive { get; init; }

    public bool? LiverMetastases { get; init; }

    public bool? ExtrahepaticMetastases { get; init; }
}

[JsonConverter(typeof(SnakeCase<CauseOfDeath>))]
public enum CauseOfDeath
{
    Tumour,

    /// <summary>Of the treatment.</summary>
    Treatment,
    Other,

    /// <summary>Stated to be unknown.</summary>
    Unknown,
}

/// <summary>Seen alive, or dead, on a day.</summary>
public sealed record VitalStatus() : Content(nameof(VitalStatus))
{
    /// <summary>Null: the source says neither, only that follow-up ended here.</summary>
    public bool? Alive { get; init; }

    public CauseOfDeath? Cause { get; init; }

    /// <summary>With tumour on that day; null: not said.</summary>
    public bool? WithDisease { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LostToFollowUp { get; init; }
}
