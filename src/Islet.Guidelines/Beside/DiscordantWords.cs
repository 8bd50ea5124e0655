using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The answer to the question before radionuclide therapy, in words (facts.md section 5, C-PRRT). One that an event has outdated is told as what it was.</summary>
internal static class DiscordantWords
{
    public static string Of(Snapshot snapshot)
    {
        var (answer, fdg) = (snapshot[Fact.SstrNegativeDisease], snapshot[Fact.FdgPetResult]);
        var said = ReceptorStatement.Of(snapshot);
        if (said.Seen is [var first, ..])
            return $"Seen on {first.Seen}: {string.Join(", ", said.Seen.Select(Named))}{(said.SeenOutdatedBy is { } by ? $"; {Since(by)}" : "")}.";
        return said.Discordant switch
        {
            DiscordantDisease.FdgNotDone => "FDG PET not done.",
            DiscordantDisease.Some => $"Some{Day(answer)}; which ones is not recorded.",
            DiscordantDisease.All => $"All{Day(answer)}.",
            DiscordantDisease.None => $"None{Day(answer.IsKnown ? answer : fdg)}.",
            DiscordantDisease.FdgNotRecorded or DiscordantDisease.NotAsked => Unanswered(answer, fdg),
        };
    }

    /// <summary>Nothing holds today. "Not asked" only where nobody ever answered.</summary>
    private static string Unanswered(FactState answer, FactState fdg) => (answer, fdg) switch
    {
        ({ Former: { } former }, _) => $"{FactWord(former)} on {Days(answer.From)}{(former.ToString() is "none" ? "" : $" ({Further(answer)})")}, {Outdated(answer)}.",
        ({ Reason: UnknownReason.CannotSay }, _) => $"Asked on {Days(answer.From)}; nobody can say.",
        ({ Reason: UnknownReason.Unresolved or UnknownReason.OrderUnknown }, _) => $"The answers on record differ ({Days(answer.From)}).",
        ({ Reason: not UnknownReason.NotRecorded }, _) => "An answer is on record, and not to be seen in this view.",
        (_, { Former: FactValue.Word { Value: "negative" } }) => $"None on the FDG PET of {Days(fdg.From)}, {Outdated(fdg)}.",
        (_, { IsKnown: false, From.Count: 0 }) => "No FDG PET on record.",
        _ => "Not asked.",
    };

    /// <summary>What the same study says of its lesions; their sites, where they are read, are told by the lesions themselves.</summary>
    private static string Further(FactState answer) =>
        (answer.From is [{ Content: ImagingStudy { NetpetScore: { } score } }, ..] ? $"NETPET {score}; " : "") + "which ones is not recorded";

    private static string? Outdated(FactState state) => state is { Reason: UnknownReason.Invalidated, By: { } by } ? Since(by) : null;

    private static string Since(Finding by) => $"not read again since ({Event(by)} on {by.Happened})";

    private static string Event(Finding by) => by.Content switch
    {
        ProgressionJudgement => "progression",
        Treatment => "treatment begun",
        BoardDecision => "observation begun",
        _ => "an event",
    };

    private static string Day(FactState state) => state.From.Count > 0 ? $", {state.From[0].Happened}" : "";

    private static string Days(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(f => f.Happened.ToString()).Distinct());

    private static string FactWord(FactValue value) => value.ToString() is { Length: > 0 } word ? char.ToUpperInvariant(word[0]) + word[1..] : "";

    private static string Named(DiscordantLesion lesion) => string.Join(", ", new[] { lesion.Organ?.Replace('_', ' '), lesion.Part }.OfType<string>()) is { Length: > 0 } place ? $"{lesion.Lesion} ({place})" : lesion.Lesion;
}
