namespace Islet.Guidelines;

/// <summary>One thing a board may choose, by the guideline's own division.</summary>
/// <param name="Key">"liver_directed": as statements name it.</param>
/// <param name="Title">"Liver-directed therapy": as a board calls it.</param>
public sealed record TreatmentOption(string Key, string Title);
