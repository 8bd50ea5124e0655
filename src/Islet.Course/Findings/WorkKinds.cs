using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>What a centre's worklist may ask for.</summary>
[JsonConverter(typeof(SnakeCase<WorkKind>))]
public enum WorkKind
{
    /// <summary>A tumour board is to see the patient.</summary>
    Board,

    /// <summary>An examination is due by the surveillance plan.</summary>
    Examination,

    /// <summary>Progression was judged, and the tumour was not characterized since.</summary>
    Recharacterization,

    /// <summary>A fact that the patient or the record can settle.</summary>
    Question,

    /// <summary>A value older than it keeps.</summary>
    Renewal,

    /// <summary>What is stated and what is computed differ.</summary>
    Disagreement,

    /// <summary>Findings that contradict each other.</summary>
    Problem,
}

/// <summary>The patient is put on a tumour board's list. It happened when somebody did so; the day of the board may lie ahead.</summary>
public sealed record BoardReferral() : Content(nameof(BoardReferral))
{
    /// <summary>What the board is asked.</summary>
    public string? Question { get; init; }

    /// <summary>The day of the board.</summary>
    public Day? BoardDay { get; init; }
}

/// <summary>An item of the worklist was seen and put off: it comes back on a day. It changes nothing of what is known of the patient.</summary>
public sealed record Deferral() : Content(nameof(Deferral))
{
    public required WorkKind Item { get; init; }

    /// <summary>Which one of that kind: a fact, a kind of examination, the code of a rule; null: all of them.</summary>
    public string? About { get; init; }

    /// <summary>The day on which it comes back; null: nobody said, and nothing is put off.</summary>
    public Day? Until { get; init; }

    public string? Reason { get; init; }
}
