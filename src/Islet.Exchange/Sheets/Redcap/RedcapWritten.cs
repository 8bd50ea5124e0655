namespace Islet.Exchange;

/// <summary>What was written for REDCap, and what it cannot hold.</summary>
/// <param name="Files">Names in the folder, the dictionary first.</param>
/// <param name="Names">Columns that stand under another name in REDCap.</param>
/// <param name="CannotHold">In sentences, for a person to read before the import.</param>
public sealed record RedcapWritten(IReadOnlyList<string> Files, IReadOnlyList<RedcapRenamed> Names, IReadOnlyList<string> CannotHold);

/// <param name="Sheet">Its name; of a renamed sheet <paramref name="Column"/> is empty.</param>
public sealed record RedcapRenamed(string Sheet, string Column, string Field);
