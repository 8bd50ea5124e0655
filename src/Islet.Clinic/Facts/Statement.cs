using System.Diagnostics.CodeAnalysis;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>What one finding says of one fact: a value, or why it has none.</summary>
internal sealed record FactAnswer(FactValue? Value, UnknownReason Reason)
{
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator FactAnswer?(FactValue? value) => value is null ? null : new(value, UnknownReason.NotRecorded);

    public static implicit operator FactAnswer(UnknownReason reason) => new(null, reason);

    /// <summary>What a person answered, by the words of the fact; "cannot_say", "not_done" and "withheld" answer every question.</summary>
    public static FactAnswer Of(Fact fact, string word) => fact.Parse(word) is { } value ? value : word switch
    {
        "cannot_say" => UnknownReason.CannotSay,
        "not_done" => UnknownReason.NotDone,
        "withheld" => UnknownReason.Withheld,
        _ => UnknownReason.OutsideList,
    };
}

/// <summary>An answer with the finding that gives it.</summary>
internal readonly record struct Statement(Seen Seen, FactAnswer Answer)
{
    public Finding Finding => Seen.Finding;
}

/// <summary>What a content says of the fact that is asked for; null: nothing.</summary>
internal delegate FactAnswer? Reading(Content content);

/// <summary>How one fact is decided.</summary>
internal delegate FactState FactRule(Fact fact, Sight sight);
