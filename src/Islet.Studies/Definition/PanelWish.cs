namespace Islet.Studies;

/// <summary>Several survival analyses as the lettered panels of one figure.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Title">Null: the panels' own titles say all.</param>
/// <param name="Of">Names of survival analyses, in the order of their letters.</param>
public sealed record PanelWish(string Name, string? Title, IReadOnlyList<string> Of);
