using System.Globalization;

namespace Islet.Studies;

/// <summary>A place in a study file, counted from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}

/// <summary>A piece of a study file, with its place. Only what a study needs of YAML: text, lists and mappings.</summary>
internal abstract record StudyNode(Place At)
{
    /// <summary>What stands there, for the "found" of a problem.</summary>
    public abstract string Found { get; }
}

/// <param name="Raw">As it stands in the file, quotation marks and folding removed but lines kept, where that is the same text; else null.</param>
/// <param name="RawAt">Where <paramref name="Raw"/> begins.</param>
internal sealed record TextNode(Place At, string Text, string? Raw, Place RawAt) : StudyNode(At)
{
    private const int LongestShown = 60;

    public override string Found => Text.Length switch
    {
        0 => "nothing",
        <= LongestShown => Text,
        _ => string.Concat(Text.AsSpan(0, LongestShown), "…"),
    };
}

internal sealed record ListNode(Place At, IReadOnlyList<StudyNode> Items) : StudyNode(At)
{
    public override string Found => "a list";
}

internal sealed record MapNode(Place At, IReadOnlyList<(TextNode Key, StudyNode Value)> Entries) : StudyNode(At)
{
    public override string Found => "a mapping (keys and values)";
}
