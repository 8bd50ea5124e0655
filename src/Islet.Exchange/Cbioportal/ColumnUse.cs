namespace Islet.Exchange;

/// <summary>What became of the cells of one column. The five counts add up to the rows of the file: nothing is lost.</summary>
/// <param name="MapsTo">The finding and member, or what it is compared with; null: not mapped.</param>
/// <param name="Used">Values that entered a finding or were compared with one.</param>
/// <param name="Missing">Statements of absence: empty, NA, Not documented …</param>
/// <param name="NotUnderstood">Values that were reported and not taken.</param>
/// <param name="NotMapped">Values of a column, or of a kind of event, that Islet has no place for.</param>
/// <param name="Dropped">Cells of rows that were refused.</param>
public sealed record ColumnUse(SourceColumn Column, string? MapsTo, int Used, int Missing, int NotUnderstood, int NotMapped, int Dropped);
