using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Islet.Course;

/// <summary>What may stand in a member of a finding.</summary>
public enum MemberForm
{
    Text,

    /// <summary>One of <see cref="FindingMember.Words"/>.</summary>
    Word,
    Number,
    Whole,
    YesNo,

    /// <summary>2019, 2019-05 or 2019-05-17.</summary>
    Day,

    /// <summary>A <see cref="Course.Ki67Index"/>: a number, a range or a bound.</summary>
    Ki67Index,

    /// <summary>A list of words or texts.</summary>
    List,
}

/// <summary>A member of a kind of finding, by its name in JSON.</summary>
/// <param name="Words">All that a word, or an item of a list, may be; empty: free.</param>
/// <param name="Unit">Of a number, as people write it; null: none.</param>
public sealed record FindingMember(string Name, MemberForm Form, IReadOnlyList<string> Words, string? Unit, bool Required)
{
    /// <summary>The list to whose items this one's belong, by their places: an item may be empty, and none may be left out. Null: its items stand for themselves.</summary>
    public string? PlacesOf => Name is "departure_reasons" ? "departed_from" : null;
}

/// <summary>The members of a kind, read off the record that is its form: what maps, forms and tables over findings are made of.</summary>
public sealed class FindingForm
{
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("_percent", "%"), ("_mm", "mm"), ("_cm", "cm"), ("_kg", "kg"), ("_years", "years"), ("_gbq", "GBq"), ("_mg", "mg"), ("_per_mb", "per Mb"),
        ("_per_2mm2", "per 2 mm²"), ("months", "months"), ("_days", "days"), ("days_since_ssa", "days"), ("_minutes", "min"), ("_mbq", "MBq"), ("_sul_mean", "g/mL"), ("_sul_sd", "g/mL"), ("_suv_mean", "g/mL"), ("_ml", "mL"), ("_hu", "HU"), ("_activity_g", "g"),
    ];

    // After the units: static fields are initialized from top to bottom.
    private static readonly FrozenDictionary<string, FindingForm> Known = FindingKinds.Names.ToFrozenDictionary(kind => kind, kind => new FindingForm(kind), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, FindingMember> byName;
    private readonly FrozenDictionary<string, Func<Content, object?>> readers;

    private FindingForm(string kind)
    {
        Kind = kind;
        var properties = FindingKinds.FormOf(kind).Properties.Where(p => p is { Get: not null, Set: not null } && p.Name != Written).ToList();
        Members = [.. properties.Select(p => Member(kind, p))];
        readers = Members.Zip(properties).ToFrozenDictionary(m => m.First.Name, m => Reader(m.First, m.Second), StringComparer.Ordinal);
        byName = Members.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>Name of <see cref="Content.AsWritten"/>, which every kind has and no form lists.</summary>
    public const string Written = "as_written";

    public static IEnumerable<FindingForm> All => Known.Values.OrderBy(f => f.Kind, StringComparer.Ordinal);

    public string Kind { get; }

    /// <summary>Those of the kind first, then those that every finding has.</summary>
    public IReadOnlyList<FindingMember> Members { get; }

    public FindingMember? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>Null for a kind that this program does not know.</summary>
    public static FindingForm? Of(string kind) => Known.GetValueOrDefault(kind);

    /// <summary>What a finding of this kind says of a member; null: nothing, or a no that goes without saying (its JSON leaves it out).</summary>
    /// <returns>Text or a word as a string, a number as a decimal, a yes or no as a bool, a <see cref="Day"/>, a <see cref="Ki67Index"/>, a list of strings.</returns>
    public object? ValueOf(FindingMember member, Content content) => readers[member.Name](content);

    private static Func<Content, object?> Reader(FindingMember member, JsonPropertyInfo property)
    {
        var get = property.Get!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
        {
            var words = Enum.GetValues(type).Cast<object>().Zip(EnumWords(type, property.Options)).ToFrozenDictionary(v => v.First, v => v.Second);
            return content => get(content) is { } value ? words[value] : null;
        }
        if (property is { PropertyType: var stored, IsRequired: false } && stored == typeof(bool))
            return content => get(content) is true ? true : null;
        return member.Form is MemberForm.Whole ? content => get(content) is int whole ? (decimal)whole : null : content => get(content);
    }

    private static FindingMember Member(string kind, JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var words = type.IsEnum ? EnumWords(type, property.Options) : FactOf(kind, property.Name)?.Values ?? [];
        var form = type switch
        {
            { IsEnum: true } => MemberForm.Word,
            _ when type == typeof(string) => words.Count > 0 ? MemberForm.Word : MemberForm.Text,
            _ when type == typeof(decimal) => MemberForm.Number,
            _ when type == typeof(int) => MemberForm.Whole,
            _ when type == typeof(bool) => MemberForm.YesNo,
            _ when type == typeof(Day) => MemberForm.Day,
            _ when type == typeof(Ki67Index) => MemberForm.Ki67Index,
            _ when type == typeof(IReadOnlyList<string>) => MemberForm.List,
            _ => throw new InvalidOperationException($"{property.Name}: a form of {type.Name} is not foreseen."),
        };
        var unit = form is MemberForm.Number or MemberForm.Whole or MemberForm.Ki67Index
            ? Units.FirstOrDefault(u => property.Name.EndsWith(u.Ending, StringComparison.Ordinal)).Unit : null;
        return new(property.Name, form, words, unit, property.IsRequired);
    }

    /// <summary>The fact whose words a member speaks: the one of its name; of a tumour's organ the fine list of primaries (facts.md 3.11).</summary>
    private static Fact? FactOf(string kind, string member) => (kind, member) is ("Tumour", "organ") ? Fact.DigestivePrimary : Fact.Find(member);

    private static IReadOnlyList<string> EnumWords(Type type, JsonSerializerOptions options) =>
        [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToElement(value, options.GetTypeInfo(type)).GetString()!)];
}
