using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How hormonal activity and receptors are said.</summary>
public static class HormoneWords
{
    public static string Functioning(FunctioningStatus status, Snapshot snapshot) => status.Status switch
    {
        Clinic.Functioning.Functioning => T($"functioning: {FactWords.Word(status.Syndrome!)}"),
        Clinic.Functioning.SecretingWithoutSyndrome => T("non-functioning, secreting without syndrome"),
        Clinic.Functioning.NonFunctioning => T("non-functioning"),
        null => PatientSheet.DeathIn(snapshot) is null ? T($"not known today: {Unknown(snapshot)}") : T($"unknown: {Unknown(snapshot)}"),
    };

    /// <summary>What was said last, and when; a syndrome without a word on hormones says half.</summary>
    private static string Unknown(Snapshot snapshot) => snapshot[Fact.FunctionalSyndrome] switch
    {
        { Value: { } none, From: [.., var said], IsStale: var stale } => stale && PatientSheet.DeathIn(snapshot) is null
            ? T($"hormone syndrome {FactWords.Value(none)} on {Numbers.When(said.Happened, snapshot.Course.Axis)} (holds {Numbers.Shelf(Fact.FunctionalSyndrome.ShelfLife!.Days)}); whether a hormone is raised is not known")
            : T($"hormone syndrome {FactWords.Value(none)} on {Numbers.When(said.Happened, snapshot.Course.Axis)}; whether a hormone is raised is not known"),
        var state => T($"hormone syndrome {FactWords.Reason(Fact.FunctionalSyndrome, state, snapshot.Course.Axis)}"),
    };

    public static string Receptors(ReceptorStatement said) => said.Receptor.Value is { } status ? T($"SSTR {FactWords.Value(status)}")
        : said.Receptor.Values is { Count: > 1 } several ? T($"SSTR {Listed.Or(several.Select(FactWords.Value))}")
        : T("SSTR status unknown");

    /// <summary>"receptor PET of 2019-08-07: no disease to be seen, which says nothing of receptors"; null: no such study, or a later one shows tumour.</summary>
    public static string? WithoutDisease(string modality, string name, Snapshot snapshot) => StudiesWithoutDisease.LastOf(modality, snapshot) is not { } study ? null
        : modality == "FDG-PET" ? T($"{name} of {Numbers.When(study.Happened, snapshot.Course.Axis)}: no disease to be seen") : T($"{name} of {Numbers.When(study.Happened, snapshot.Course.Axis)}: no disease to be seen, which says nothing of receptors");

    /// <summary>Never left out: receptor-positive alone is not suitable for PRRT. What no longer holds is told as what it was.</summary>
    public static IEnumerable<string> Discordant(ReceptorStatement said, FactState fdg, Axis axis)
    {
        if (said.FormerFdg is { } former)
            yield return T($"{T("FDG PET")} {FactWords.Value(former.Value)}{T($" on {Numbers.When(former.From.Happened, axis)}")}, not read again since {Numbers.When(former.By.Happened, axis)} ({Event(former.By)})");
        else if (said is { Discordant: DiscordantDisease.FdgNotRecorded, FdgUnknown: not (null or UnknownReason.NotRecorded) })
            yield return T($"FDG PET unknown: {FactWords.Reason(Fact.FdgPetResult, fdg, axis)}");
        if (said.Seen is [{ Seen: var day }, ..] && Numbers.When(day, axis) is var seen && string.Join(", ", said.Seen.Select(Named)) is var lesions)
            yield return said.SeenOutdatedBy is not { } since ? T($"FDG-positive lesions without receptors on {seen}: {lesions}")
                : T($"FDG-positive lesions without receptors on {seen}: {lesions}; not read again since {Numbers.When(since.Happened, axis)} ({Event(since)})");
        if (said.FormerAnswer is { } answer)
            yield return T($"FDG-positive lesions without receptors: {FactWords.Value(answer.Value)} on {Numbers.When(answer.From.Happened, axis)}, not read again since {Numbers.When(answer.By.Happened, axis)} ({Event(answer.By)})");
        else if (Today(said) is { } today)
            yield return today;
    }

    /// <summary>Null where what is on record has been told.</summary>
    private static string? Today(ReceptorStatement said) => said.Discordant switch
    {
        DiscordantDisease.None => T("no FDG-positive lesion without receptors"),
        DiscordantDisease.Some => T($"some FDG-positive lesions are receptor-negative{Lesions(said)}"),
        DiscordantDisease.All => T($"all FDG-positive lesions are receptor-negative{Lesions(said)}"),
        DiscordantDisease.FdgNotDone => T("FDG not done"),
        DiscordantDisease.FdgNotRecorded when said.FdgUnknown is not (null or UnknownReason.NotRecorded) => null,
        DiscordantDisease.FdgNotRecorded => T("FDG PET not recorded"),
        DiscordantDisease.NotAsked when said.Seen.Count > 0 => null,
        DiscordantDisease.NotAsked => T("nobody has said whether lesions without receptors take up FDG"),
    };

    private static string Event(Finding by) => FactWords.Lower(FindingWords.Of(by.Content).Title);

    private static string Named(DiscordantLesion lesion) => TissueWords.Joined(lesion.Organ is { } organ ? FactWords.Word(organ) : null, lesion.Part) is { } place ? $"{lesion.Lesion} ({place})" : lesion.Lesion;

    public static string Hormone(string name) => name switch
    {
        Clinic.Hormone.CPeptide => T("C-peptide"),
        Clinic.Hormone.Pthrp => "PTHrP",
        Clinic.Hormone.Ghrh => "GHRH",
        _ => FactWords.Word(name),
    };

    private static string Lesions(ReceptorStatement said) => said.Lesions.Count == 0 ? "" : $": {string.Join(", ", said.Lesions)}";
}
