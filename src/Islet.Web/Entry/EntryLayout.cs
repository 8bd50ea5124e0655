using Islet.Course;

namespace Islet.Web;

/// <summary>Fields that a reader looks for together.</summary>
/// <param name="Folded">Shown on request; a fold that holds a value or a problem is open.</param>
public sealed record EntrySection(string Title, bool Folded, IReadOnlyList<EntryField> Fields)
{
    public string? Hint { get; init; }
}

/// <summary>How a result of this kind becomes known, unless the person says otherwise.</summary>
public enum UsualReport
{
    /// <summary>Whoever was there knew at once: a visit, an operation, a treatment.</summary>
    SameDay,

    /// <summary>A report is issued on a day of its own; unless it is given nobody knows it (facts.md 1.8).</summary>
    Apart,
}

/// <summary>The form of a kind as a clinician reads it: every member once, in sections, in the order in which a report gives them.</summary>
/// <param name="Happened">What the finding's day is called ("Taken on").</param>
/// <param name="By">Who usually states it.</param>
public sealed record EntryLayout(string Kind, string Title, string Happened, StatedBy By, UsualReport Report, IReadOnlyList<EntrySection> Sections)
{
    /// <summary>What the form is for, or which other page does it better.</summary>
    public string? Hint { get; init; }

    /// <summary>True in every view, so that its day may stay open.</summary>
    public bool DayMayBeOpen { get; init; }

    public IEnumerable<EntryField> Fields => Sections.SelectMany(section => section.Fields);

    public EntryField? Field(string member) => Fields.FirstOrDefault(field => field.Name == member);
}
