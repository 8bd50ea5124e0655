using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Several things in one sentence.</summary>
public static class Listed
{
    /// <summary>"G1 or G2".</summary>
    public static string Or(IEnumerable<string> things) => things.DefaultIfEmpty("").Aggregate((before, next) => T($"{before} or {next}"));

    /// <summary>"Ki-67 index and mitotic count"; "latest, highest and metastasis".</summary>
    public static string And(IEnumerable<string> things) => things.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var before, var last] => T($"{string.Join(", ", before)} and {last}"),
    };
}
