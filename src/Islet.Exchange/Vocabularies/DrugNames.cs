using System.Collections.Frozen;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A drug of the vocabulary, or a class of drugs where a source says no more.</summary>
/// <param name="Name">The international nonproprietary name, in English.</param>
/// <param name="Class">By the words of docs/terminology.md.</param>
/// <param name="Atc">Code of the ATC index; empty: a class, or a drug without one.</param>
/// <param name="Source">Where name, code and spellings come from.</param>
public sealed record Drug(string Name, string Class, string Atc, IReadOnlyList<string> Spellings, string Source);

/// <summary>Drugs that are given together under one name.</summary>
/// <param name="Source">The paper that the name is known from.</param>
public sealed record DrugRegimen(string Name, IReadOnlyList<string> Drugs, IReadOnlyList<string> Spellings, string Source);

/// <param name="Names">Generic names in the order of the text, each once; what was not understood stands among them as written.</param>
/// <param name="NotUnderstood">The parts of the text that are no drug of the vocabulary, each with the names that it may mean; none of them is taken.</param>
public sealed record DrugReading(IReadOnlyList<string> Names, IReadOnlyList<(string Written, IReadOnlyList<string> MayMean)> NotUnderstood);

/// <summary>The vocabulary of drugs: generic names, brands, spellings of eight languages, regimens and classes. WHO Collaborating Centre for Drug Statistics, ATC index 2024; each row of drugs.csv and regimens.csv names its source.</summary>
public static class DrugNames
{
    private static readonly char[] Signs = ['+', ',', ';', '&', '|', '\n', '/'];
    private static readonly string[] Joins = [" and ", " och ", " og ", " und ", " et ", " e ", " y ", " with ", " med ", " con ", " mit ", " plus ", " avec ", " samt ", " followed by "];
    private static readonly string[] Details = ["mg", "mcg", "g", "ml", "gbq", "mbq", "im", "iv", "po", "sc", "s.c.", "i.m.", "i.v.", "monotherapy", "monoterapi", "monoterapia", "mono", "q4w", "q3w", "q2w", "lar", "autogel", "depot", "x", "x1", "x2", "x3", "x4", "x5", "x6", "cycles", "cykler", "cicli"];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Meanings = Read();

    public static IReadOnlyList<Drug> Drugs => Vocabulary.Drugs;

    public static IReadOnlyList<DrugRegimen> Regimens => Vocabulary.Regimens;

    public static Drug? Find(string name) => Drugs.FirstOrDefault(d => d.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads what a cell names, "Sandostatina LAR + Afinitor". A misspelt name is told with what it may mean, and never replaced.</summary>
    public static DrugReading Read(string text)
    {
        List<string> names = [];
        List<(string, IReadOnlyList<string>)> open = [];
        foreach (var part in Parts(text))
        {
            if (Meaning(part) is { } meaning)
                names.AddRange(meaning);
            else
            {
                names.Add(part);
                open.Add((part, Spelling.Nearest(Folded.Of(part), Meanings.Keys.Where(k => k.Length > 3)).SelectMany(near => Meanings[near]).Distinct(StringComparer.Ordinal).ToList()));
            }
        }
        return new([.. names.Distinct(StringComparer.OrdinalIgnoreCase)], open);
    }

    /// <summary>Whether a cell names a drug or regimen at its beginning or alone.</summary>
    internal static bool Knows(string text) => Parts(text).Any(part => Meaning(part) is not null);

    /// <summary>The whole first (a regimen may be written with a stroke), then what signs and words of joining set apart.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        if (Meaning(text) is not null)
            return [text];
        foreach (var join in Joins)
            text = text.Replace(join, "+", StringComparison.OrdinalIgnoreCase);
        return text.Split(['+', ',', ';', '&', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => Meaning(part) is not null ? [part] : part.Split(Signs, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(part => Meaning(part) is null && part.Contains('-', StringComparison.Ordinal) && part.Split('-').All(p => Meaning(p) is not null) ? part.Split('-') : [part]);
    }

    private static IReadOnlyList<string>? Meaning(string part)
    {
        var whole = Folded.Of(part);
        if (Meanings.TryGetValue(whole, out var found))
            return found;
        var words = part.Trim('(', ')').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = words.Where(w => !Details.Contains(w.ToLowerInvariant().TrimStart("0123456789.,".AsSpan()).ToString()) && !decimal.TryParse(w, System.Globalization.CultureInfo.InvariantCulture, out _)).ToList();
        return bare.Count > 0 && bare.Count < words.Length && Meanings.TryGetValue(Folded.Of(string.Join(' ', bare)), out found) ? found : null;
    }

    private static FrozenDictionary<string, IReadOnlyList<string>> Read()
    {
        Dictionary<string, IReadOnlyList<string>> meanings = new(StringComparer.Ordinal);
        foreach (var drug in Vocabulary.Drugs)
        {
            foreach (var spelling in drug.Spellings.Append(drug.Name))
                meanings.TryAdd(Folded.Of(spelling), [drug.Name]);
        }
        foreach (var regimen in Vocabulary.Regimens)
        {
            foreach (var spelling in regimen.Spellings.Append(regimen.Name))
                meanings.TryAdd(Folded.Of(spelling), regimen.Drugs);
        }
        return meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static class Vocabulary // of its own, so that it is there before what is made from it
    {
        public static IReadOnlyList<Drug> Drugs { get; } = [.. WordList.Rows("Vocabularies.drugs.csv").Select(r => new Drug(r[0], r[1], r[2], r[3].Split('|'), r[4]))];

        public static IReadOnlyList<DrugRegimen> Regimens { get; } = [.. WordList.Rows("Vocabularies.regimens.csv").Select(r => new DrugRegimen(r[0], r[1].Split('|'), r[2].Split('|'), r[3]))];
    }
}
