using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>Whose statement a finding is; who typed it is the recording's business.</summary>
[JsonConverter(typeof(SnakeCase<StatedBy>))]
public enum StatedBy
{
    /// <summary>A file that does not say whose statement it was. The default: an absent word must not become somebody's.</summary>
    Import,
    Pathologist,
    Radiologist,
    NuclearMedicine,
    Surgeon,
    Laboratory,
    Genetics,
    Clinician,
    Board,
    Patient,
}

/// <summary>How a view treats the day on which a finding happened (facts.md 1.2).</summary>
public enum Timing
{
    /// <summary>Visible from the day on which it happened.</summary>
    Dated,

    /// <summary>Birth and sex: true in every view.</summary>
    Lifelong,

    /// <summary>A germline result: true since birth, visible once it is known.</summary>
    SinceBirth,

    /// <summary>What only a person may say (facts.md section 4, block J): not used when it was said in hindsight.</summary>
    ClinicalJudgement,
}

/// <summary>What a finding says. One record a kind; its JSON form is what the registry stores.</summary>
/// <param name="Kind">Name of the kind, in the registry and in files.</param>
public abstract record Content([property: JsonIgnore] string Kind)
{
    /// <summary>How a view treats the day of this finding; some kinds decide it by what they say.</summary>
    [JsonIgnore]
    public virtual Timing Timing => Timing.Dated;

    public StatedBy StatedBy { get; init; }

    /// <summary>The tumour it is about ("T1" …); null: about the patient.</summary>
    public string? Tumour { get; init; }

    /// <summary>
    /// The source gave no day, and the import's map placed the finding at the axis' origin (facts.md 1.8). It is shown wherever the finding is.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PlacedAtOrigin { get; init; }

    /// <summary>
    /// By member, what the source wrote, where the member says it otherwise ("ca 15" beside 15) or could not say it at all ("see letter" beside
    /// nothing). Null: nothing to add.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AsWritten
    {
        get;
        init => field = value is { Count: > 0 } ? new SortedDictionary<string, string>(value.ToDictionary(), StringComparer.Ordinal) : null;
    }
}

/// <summary>A kind, or a version of a kind, that this program does not know; kept word for word.</summary>
public sealed record UnrecognizedContent(string KindName, string Json) : Content(KindName);
