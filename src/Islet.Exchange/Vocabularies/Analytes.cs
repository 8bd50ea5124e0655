using System.Collections.Frozen;

namespace Islet.Exchange;

/// <summary>A laboratory analyte.</summary>
/// <param name="Name">As the member analyte of Laboratory has it.</param>
/// <param name="Loinc">Codes of its measurements: mass, then amount, where both are known.</param>
/// <param name="Units">In which those codes are defined. Nothing is converted: assays differ.</param>
public sealed record Analyte(string Name, IReadOnlyList<string> Loinc, IReadOnlyList<string> Units, IReadOnlyList<string> Spellings, string Source);

/// <summary>The vocabulary of analytes (docs/terminology.md); each row of analytes.csv names its source, LOINC 2.x among them.</summary>
public static class Analytes
{
    public static IReadOnlyList<Analyte> All { get; } = [.. WordList.Rows("Vocabularies.analytes.csv").Select(r => new Analyte(r[0], r[1].Split('|'), r[2].Split('|'), r[3].Split('|'), r[4]))];

    private static readonly FrozenDictionary<string, Analyte> Spelt = All.SelectMany(a => a.Spellings.Append(a.Name).Select(s => (Key: Folded.Of(s), a)))
        .DistinctBy(p => p.Key).ToFrozenDictionary(p => p.Key, p => p.a, StringComparer.Ordinal);

    /// <summary>Null: no analyte of the vocabulary; a source's own name then stands as it is written.</summary>
    public static Analyte? Find(string text) => Spelt.GetValueOrDefault(Folded.Of(text));
}
