using Islet.Course;

namespace Islet.Web;

/// <summary>One part that two people see differently.</summary>
/// <param name="OnlyOurs">They left it as it was; we changed it.</param>
/// <param name="OnlyTheirs">We left it as it was; they changed it.</param>
public sealed record PartConflict(EntryPart Part, string Base, string Theirs, string Ours, bool OnlyOurs, bool OnlyTheirs)
{
    /// <summary>Both changed it, and not to the same.</summary>
    public bool NeedsChoice => !OnlyOurs && !OnlyTheirs;

    public string Field => "choice-" + Part.Fields[0];
}

/// <summary>Two people corrected the same finding. The second sees both versions and decides, part by part; nothing of either is lost.</summary>
public sealed record EntryConflict(Finding Base, Finding Theirs, IReadOnlyList<PartConflict> Parts)
{
    public const string TakeTheirs = "theirs", TakeOurs = "ours";

    public static EntryConflict Of(EntryLayout layout, Finding seen, Finding theirs, FormText ours)
    {
        var (was, other) = (MemberText.Of(layout, seen.Happened, seen.Reported, seen.Content), MemberText.Of(layout, theirs.Happened, theirs.Reported, theirs.Content));
        return new(seen, theirs, [.. FindingVersions.Parts(layout).Where(part => !IsSame(part, other, ours))
            .Select(part => new PartConflict(part, part.Said(was), part.Said(other), part.Said(ours), IsSame(part, was, other), IsSame(part, was, ours)))]);
    }

    /// <summary>Our form with their words in every part where they were chosen, or where only they changed something.</summary>
    public FormText Merged(EntryLayout layout, FormText ours)
    {
        var theirs = MemberText.Of(layout, Theirs.Happened, Theirs.Reported, Theirs.Content);
        foreach (var part in Parts.Where(p => (ours[p.Field] is { Length: > 0 } chosen ? chosen : p.OnlyTheirs ? TakeTheirs : TakeOurs) is TakeTheirs))
        {
            foreach (var field in part.Part.Fields)
                ours = ours.With(field, theirs.Places(field));
        }
        return ours.With(TypedFinding.SeenField, Theirs.Id.ToString());
    }

    /// <summary>Every part that both changed has been decided.</summary>
    public bool IsDecided(FormText ours) => Parts.Where(p => p.NeedsChoice).All(p => ours[p.Field] is TakeTheirs or TakeOurs);

    private static bool IsSame(EntryPart part, FormText a, FormText b) => part.Fields.All(field => a.Places(field).SequenceEqual(b.Places(field), StringComparer.Ordinal));
}
