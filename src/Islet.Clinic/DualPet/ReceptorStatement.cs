using Islet.Course;

namespace Islet.Clinic;

/// <summary>What must stand beside "receptor-positive": FDG-positive lesions without receptors.</summary>
public enum DiscordantDisease
{
    None,
    Some,
    All,

    /// <summary>Said so.</summary>
    FdgNotDone,

    /// <summary>No FDG PET is on record.</summary>
    FdgNotRecorded,

    /// <summary>There is an FDG PET, and nobody has said, or its lesions are not all read.</summary>
    NotAsked,
}

/// <summary>What was read once, and an event has outdated: it is told as what it was, when, and since when it no longer holds.</summary>
public sealed record OutdatedReading(FactValue Value, Finding From, Finding By)
{
    internal static OutdatedReading? Of(FactState state) => state is { Former: { } value, By: { } by, From: [.., var from] } ? new(value, from, by) : null;
}

/// <summary>
/// Receptor status, never alone: positive is not suitable for PRRT (facts.md section 5, C-PRRT), so the FDG-positive receptor-negative lesions, or that FDG was not
/// done, stand beside it.
/// </summary>
/// <param name="Receptor">positive, negative, indeterminate, or what is known of it.</param>
/// <param name="Lesions">Those that are FDG-positive and receptor-negative; none where only a word is recorded.</param>
/// <param name="Stated">A person's word, which lesions may contradict: both stay. Null: nobody said.</param>
/// <param name="Missing">The facts that the statement waits for.</param>
public sealed record ReceptorStatement(
    Possible Receptor, DiscordantDisease Discordant, IReadOnlyList<string> Lesions, DiscordantDisease? Stated, FactSet Missing)
{
    /// <summary>Why the result of FDG PET is not known, as the view says it; null: it is known, or no view was asked.</summary>
    public UnknownReason? FdgUnknown { get; init; }

    /// <summary>The result of an FDG PET before the event that outdated it.</summary>
    public OutdatedReading? FormerFdg { get; init; }

    /// <summary>The answer to the question before the event that outdated it.</summary>
    public OutdatedReading? FormerAnswer { get; init; }

    /// <summary>On record: FDG-positive and receptor-negative lesions of the latest pair of studies, whatever was said of them.</summary>
    public IReadOnlyList<DiscordantLesion> Seen { get; init; } = [];

    /// <summary>A new line or a progression after they were seen: nobody has read them again; null: none.</summary>
    public Finding? SeenOutdatedBy { get; init; }

    /// <summary>Of a view, which knows why FDG PET says nothing: one that an event has outdated was done all the same.</summary>
    public static ReceptorStatement Of(Snapshot snapshot)
    {
        var (said, fdg) = (Of(snapshot.Reader), snapshot[Fact.FdgPetResult]);
        var isRecorded = fdg.From.Any(f => f.Content is ImagingStudy);
        var lesions = DiscordantLesions.Of(snapshot);
        return said with
        {
            FdgUnknown = fdg.Reason,
            FormerFdg = OutdatedReading.Of(fdg),
            FormerAnswer = OutdatedReading.Of(snapshot[Fact.SstrNegativeDisease]),
            Seen = lesions,
            SeenOutdatedBy = lesions is [{ Findings: [var read, ..] }, ..] ? snapshot.Sight.Events.After(read, Ending.NewLine | Ending.Progression).By : null,
            Discordant = said.Discordant is DiscordantDisease.FdgNotRecorded && isRecorded ? DiscordantDisease.NotAsked : said.Discordant,
        };
    }

    /// <summary>Of the facts alone.</summary>
    public static ReceptorStatement Of(FactReader facts)
    {
        var (status, fdg, said) = (facts(Fact.SstrStatus), Word(facts, Fact.FdgPetResult), Word(facts, Fact.SstrNegativeDisease));
        DiscordantDisease? stated = said switch
        {
            "none" => DiscordantDisease.None,
            "some" => DiscordantDisease.Some,
            "all" => DiscordantDisease.All,
            _ => null,
        };
        var discordant = (stated, fdg) switch
        {
            (_, "not_done") => DiscordantDisease.FdgNotDone, // whatever else was said: nobody can have seen it
            ({ } word, _) => word,
            (null, "negative") => DiscordantDisease.None,
            (null, null) => DiscordantDisease.FdgNotRecorded,
            _ => DiscordantDisease.NotAsked,
        };
        FactSet open = discordant switch
        {
            DiscordantDisease.FdgNotRecorded => [Fact.FdgPetResult],
            DiscordantDisease.NotAsked => [Fact.SstrNegativeDisease],
            _ => [],
        };
        return new(status, discordant, [], stated, status.Missing | open);
    }

    /// <summary>Of the lesions of one characterization; where they do not tell, what the facts say.</summary>
    public static ReceptorStatement Of(TracerPattern pattern, FactReader facts)
    {
        var said = Of(facts);
        if (pattern is not { Receptor: { } receptor, Fdg: { } fdg })
            return pattern.Fdg is null ? said : Unasked(said);
        var lesions = PetLesions.Of(receptor, fdg);
        List<string> discordant = [.. lesions.Where(l => l is { FdgPositive: true, SstPositive: false }).Select(l => l.Id)];
        var unread = lesions.Count == 0 || lesions.Any(l => MayBeDiscordant(l) && !discordant.Contains(l.Id));
        var seen = discordant.Count > 0 ? lesions.All(l => l.SstPositive is false && l.FdgPositive is true) ? DiscordantDisease.All : DiscordantDisease.Some
            : DiscordantDisease.None;
        return discordant.Count == 0 && unread ? Unasked(said) : said with { Discordant = seen, Lesions = discordant, Missing = said.Receptor.Missing };
    }

    /// <summary>There is an FDG PET, whatever the facts say.</summary>
    private static ReceptorStatement Unasked(ReceptorStatement said)
    {
        if (said.Discordant is not (DiscordantDisease.FdgNotRecorded or DiscordantDisease.FdgNotDone))
            return said;
        FactSet open = said.Stated is null ? [Fact.SstrNegativeDisease] : [];
        return said with { Discordant = said.Stated ?? DiscordantDisease.NotAsked, Missing = said.Receptor.Missing | open };
    }

    private static bool MayBeDiscordant(PetLesion lesion) => lesion.SstPositive is not true && lesion.FdgPositive is not false;

    private static string? Word(FactReader facts, Fact fact) => (facts(fact).Value as FactValue.Word)?.Value;
}
