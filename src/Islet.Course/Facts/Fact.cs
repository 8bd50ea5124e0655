using System.Globalization;

namespace Islet.Course;

public enum FactType { Number, Enum, Set, Bool, Text }

/// <summary>What a fact is about. Lesions: a fact of the tumour that its lesions compute or propose.</summary>
public enum FactScope { Patient, Tumour, Specimen, Lesions, Line, Question }

/// <summary>One word of the vocabulary in which courses, conditions and studies speak. There is one object per fact, so facts compare by reference.</summary>
public sealed partial class Fact
{
    private Fact(string name, FactType type, FactScope scope, string meaning, Rows group) =>
        (Name, Type, Scope, Meaning, Group, Source, Index) = (name, type, scope, meaning, group.Title, group.Source, Vocabulary.Count);

    public string Name { get; }
    public FactType Type { get; }
    public FactScope Scope { get; }
    public string Meaning { get; }

    /// <summary>The section of the vocabulary, as "A. Identity, tissue and grade".</summary>
    public string Group { get; }
    public string Source { get; }

    /// <summary>Position in the vocabulary. It may change with the next version and is never stored.</summary>
    public int Index { get; }

    /// <summary>The words that an enum or a set may hold; empty for the other types.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Of a number; null for the other types.</summary>
    public string? Unit { get; private init; }

    /// <summary>The largest number that can be meant. No number of the vocabulary is negative.</summary>
    public decimal? Max { get; private init; }

    public ShelfLife? ShelfLife { get; private init; }

    /// <summary>For a derived fact the facts it is computed from; else none.</summary>
    public FactSet Reads { get; private init; }

    public bool IsDerived => Reads != default;

    public static IReadOnlyList<Fact> All => Vocabulary;

    public static Fact? Find(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>The names that a misspelt one may have meant, nearest first; facts of a patient's state before those of a characterization or a line.</summary>
    public static IReadOnlyList<string> Nearest(string name) =>
        [.. Vocabulary.GroupBy(fact => fact.Group.StartsWith("L.", StringComparison.Ordinal) || fact.Group.StartsWith("M.", StringComparison.Ordinal)).OrderBy(part => part.Key)
            .SelectMany(part => Spelling.Nearest(name, part.Select(fact => fact.Name))).Take(3)];

    /// <summary>The values that a misspelt one may have meant, nearest first; yes and no are true and false.</summary>
    public IReadOnlyList<string> NearestValues(string value) => (Type, value.ToLowerInvariant()) switch
    {
        (FactType.Bool, "yes" or "y" or "true" or "1") => ["true"],
        (FactType.Bool, "no" or "n" or "false" or "0") => ["false"],
        _ => Spelling.Nearest(value, Values),
    };

    /// <summary>Reads a value as a file or a form spells it: 2.5, true, metastatic, [a, b]; null where the fact cannot have it.</summary>
    public FactValue? Parse(string text)
    {
        var value = FactValue.Parse(Type, text);
        return value is not null && Allows(value) ? value : null;
    }

    public bool Allows(FactValue value) => (Type, value) switch
    {
        (FactType.Number, FactValue.Number n) => n.Value >= 0 && (Max is not { } max || n.Value <= max),
        (FactType.Bool, FactValue.Flag) => true,
        (FactType.Enum, FactValue.Word w) => Values.Contains(w.Value, StringComparer.Ordinal),
        (FactType.Text, FactValue.Word w) => !string.IsNullOrWhiteSpace(w.Value),
        (FactType.Set, FactValue.Words s) => s.Members.All(member => Values.Contains(member, StringComparer.Ordinal)),
        _ => false,
    };

    /// <summary>What a value of this fact looks like, for the "expected" of a problem.</summary>
    public string Expected => Type switch
    {
        FactType.Number when Max is { } max => string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {max}"),
        FactType.Number => "a number, not negative",
        FactType.Bool => "true or false",
        FactType.Enum => "one of " + string.Join(", ", Values),
        FactType.Set => "some of " + string.Join(", ", Values),
        FactType.Text => "a word, or words between quotation marks",
    };

    public override string ToString() => Name;

    // Built at first use: a field here would be initialized at no defined moment beside those of the vocabulary's file.
    private static class ByName
    {
        internal static readonly Dictionary<string, Fact> Value = Vocabulary.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
    }

    /// <summary>A section of the vocabulary; each call writes its next row.</summary>
    private sealed record Rows(string Title, string Source)
    {
        public Fact Number(string name, FactScope scope, string unit, string meaning, int? max = null, int? shelf = null, Fact[]? reads = null) =>
            Add(new(name, FactType.Number, scope, meaning, this) { Unit = unit, Max = max, ShelfLife = Days(shelf), Reads = [.. reads ?? []] });

        public Fact Enum(string name, FactScope scope, string values, string meaning,
            int? shelf = null, string? only = null, string? except = null, Fact[]? reads = null) =>
            Add(new(name, FactType.Enum, scope, meaning, this)
            {
                Values = values.Split(", "),
                ShelfLife = Days(shelf, only, except),
                Reads = [.. reads ?? []],
            });

        public Fact Set(string name, FactScope scope, string values, string meaning, int? shelf = null, string? only = null) =>
            Add(new(name, FactType.Set, scope, meaning, this) { Values = values.Split(", "), ShelfLife = Days(shelf, only) });

        public Fact Bool(string name, FactScope scope, string meaning, int? shelf = null, string? only = null, Fact[]? reads = null) =>
            Add(new(name, FactType.Bool, scope, meaning, this) { ShelfLife = Days(shelf, only), Reads = [.. reads ?? []] });

        public Fact Text(string name, FactScope scope, string meaning) => Add(new(name, FactType.Text, scope, meaning, this));

        private static ShelfLife? Days(int? days, string? only = null, string? except = null) => days is { } n ? new(n, only, except) : null;

        private static Fact Add(Fact fact)
        {
            Vocabulary.Add(fact);
            return fact;
        }
    }
}

/// <summary>Days after which a value is shown as stale, for every value, only for one, or for all but one.</summary>
public sealed record ShelfLife(int Days, string? Only = null, string? Except = null)
{
    public bool Covers(FactValue value) => (Only is null || value.ToString() == Only) && value.ToString() != Except;
}
