using Islet.Clinic;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>One criterion at the last time point.</summary>
/// <param name="Category">As the paper writes it; null: the criterion gives values and no category.</param>
/// <param name="Measured">What the category rests on.</param>
/// <param name="Cautions">How many things ask for another look at this cell.</param>
public sealed record BoardCriterion(string Code, string Name, string? Category, ResponseGroup Group, IReadOnlyList<string> Measured, int Cautions)
{
    /// <summary>The category; of a criterion that gives values and no categories the first of them.</summary>
    public string? Head => Category ?? (Measured is [var first, ..] ? first : null);

    /// <summary>What is measured besides.</summary>
    public IReadOnlyList<string> Beside => Category is null ? [.. Measured.Skip(1)] : Measured;
}

/// <summary>Response of the last line with measured lesions, by every criterion that can be read.</summary>
/// <param name="Line">Its number.</param>
/// <param name="TimePoint">The day of the last time point; null: nothing was measured after the baseline.</param>
/// <param name="Best">Best response by RECIST 1.1.</param>
/// <param name="ProgressionFree">As computed; what a source states stands in <see cref="Headline"/>.</param>
/// <param name="Discordances">Where criteria differ at the last time point, and why; where stated and computed differ.</param>
/// <param name="Looks">What asks for a second look.</param>
public sealed record BoardResponse(int Line, string Drugs, string Reader, string? TimePoint, string Best, string ProgressionFree, IReadOnlyList<BoardCriterion> Criteria,
    IReadOnlyList<string> Discordances, IReadOnlyList<string> Looks)
{
    /// <summary>What nobody may miss: what is computed beside what a reader or a source says, scans that nobody measured.</summary>
    public IReadOnlyList<string> Headline { get; init; } = [];

    /// <summary>Criteria that say nothing at the last time point, and why. Their names, and no column.</summary>
    public IReadOnlyList<UnreadCriteria> Unread { get; init; } = [];

    public IReadOnlyList<string> NotRead => [.. Unread.SelectMany(u => u.Codes)];

    /// <summary>What is said where no two criteria differ: all of them agree only where two at least could be read.</summary>
    public string Alike => Criteria.Where(c => c.Group is not ResponseGroup.None).ToList() switch
    {
        [] => T("No criterion could be read at this time point."),
        [var only] => T($"Only {only.Code} could be read: nothing to compare it with."),
        _ => T("All criteria that could be read say the same."),
    };
}

/// <summary>Criteria that say nothing for one reason.</summary>
public sealed record UnreadCriteria(string Why, IReadOnlyList<string> Codes)
{
    public string Says => T($"Not shown: {string.Join(", ", Codes)}; {Why}.");
}
