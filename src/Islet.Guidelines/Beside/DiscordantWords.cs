using Islet.Clinic;

namespace Islet.Guidelines;

/// <summary>The answer to the question before radionuclide therapy, in words (facts.md section 5, C-PRRT).</summary>
internal static class DiscordantWords
{
    public static string Of(Snapshot snapshot)
    {
        if (DiscordantLesions.Of(snapshot) is { Count: > 0 } lesions)
            return $"Seen on {lesions[0].Seen}: {string.Join(", ", lesions.Select(Named))}.";
        var said = snapshot[Islet.Course.Fact.SstrNegativeDisease].From;
        var day = said.Count > 0 ? $", {said[0].Happened}" : "";
        return ReceptorStatement.Of(snapshot).Discordant switch
        {
            DiscordantDisease.FdgNotDone => "FDG PET not done.",
            DiscordantDisease.FdgNotRecorded => "No FDG PET on record.",
            DiscordantDisease.NotAsked => "Not asked.",
            DiscordantDisease.Some => $"Some{day}; which ones is not recorded.",
            DiscordantDisease.All => $"All{day}.",
            DiscordantDisease.None => $"None{day}.",
        };
    }

    private static string Named(DiscordantLesion lesion) => string.Join(", ", new[] { lesion.Organ?.Replace('_', ' '), lesion.Part }.OfType<string>()) is { Length: > 0 } place ? $"{lesion.Lesion} ({place})" : lesion.Lesion;
}
