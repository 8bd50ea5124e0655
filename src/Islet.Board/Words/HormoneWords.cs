using Islet.Clinic;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How hormonal activity and receptors are said.</summary>
public static class HormoneWords
{
    public static string Functioning(FunctioningStatus status) => status.Status switch
    {
        Clinic.Functioning.Functioning => T($"functioning: {FactWords.Word(status.Syndrome!)}"),
        Clinic.Functioning.SecretingWithoutSyndrome => T("non-functioning, secreting without syndrome"),
        Clinic.Functioning.NonFunctioning => T("non-functioning"),
        null => T($"unknown: waits for {FactWords.List(status.Missing)}"),
    };

    public static string Receptors(ReceptorStatement said) => said.Receptor.Value is { } status ? T($"SSTR {FactWords.Value(status)}")
        : said.Receptor.Values is { Count: > 1 } several ? T($"SSTR {Listed.Or(several.Select(FactWords.Value))}")
        : T("SSTR status unknown");

    /// <summary>Never left out: receptor-positive alone is not suitable for PRRT.</summary>
    public static string Discordant(ReceptorStatement said) => said.Discordant switch
    {
        DiscordantDisease.None => T("no FDG-positive lesion without receptors"),
        DiscordantDisease.Some => T($"some FDG-positive lesions are receptor-negative{Named(said)}"),
        DiscordantDisease.All => T($"all FDG-positive lesions are receptor-negative{Named(said)}"),
        DiscordantDisease.FdgNotDone => T("FDG not done"),
        DiscordantDisease.FdgNotRecorded => T("FDG PET not recorded"),
        DiscordantDisease.NotAsked => T("FDG PET done; nobody has said whether lesions without receptors take it up"),
    };

    public static string Hormone(string name) => name switch
    {
        Clinic.Hormone.CPeptide => T("C-peptide"),
        Clinic.Hormone.Pthrp => "PTHrP",
        Clinic.Hormone.Ghrh => "GHRH",
        _ => FactWords.Word(name),
    };

    private static string Named(ReceptorStatement said) => said.Lesions.Count == 0 ? "" : $": {string.Join(", ", said.Lesions)}";
}
