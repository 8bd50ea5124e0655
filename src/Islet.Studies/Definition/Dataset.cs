namespace Islet.Studies;

/// <summary>One of several registries that a study pools. Where it is, is said when the study runs.</summary>
/// <param name="Id">By which the command line and groups call it.</param>
public sealed record Dataset(string Id, string Title);

/// <summary>What is done where two datasets have a patient of the same pseudonym: the same person perhaps, or a chance.</summary>
public enum SamePseudonym
{
    /// <summary>The study does not run.</summary>
    Refused,

    /// <summary>They are two persons.</summary>
    Apart,

    /// <summary>They are one person, of whom the record of the first dataset counts; a withdrawal on any of them is one.</summary>
    First,
}
