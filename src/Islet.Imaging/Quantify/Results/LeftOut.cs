using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

[JsonConverter(typeof(SnakeCase<LeftOutReason>))]
public enum LeftOutReason
{
    /// <summary>It may be physiological uptake; nobody has decided yet.</summary>
    Hint,

    /// <summary>A person says that it is no lesion.</summary>
    Excluded,

    /// <summary>A person accepted others, and not this one.</summary>
    NotAccepted,
}

/// <summary>A candidate that is no lesion of this result, and why: nothing is left out silently (pet-quantification 5.6).</summary>
public sealed record LeftOut(int Candidate, LeftOutReason Reason);
