using System.Text.RegularExpressions;
using Islet.Course;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary>The registries on which a study runs: one, or a dataset each, as <c>--registry NAME=FILE</c>.</summary>
internal static partial class NamedRegistries
{
    /// <summary>The study with its datasets, and where each is, in their order. A study that names none, run on several registries, has those.</summary>
    /// <exception cref="RefusedException">E_STUDY_DATASETS.</exception>
    public static (Studies.Study Study, IReadOnlyList<string> Registries) Of(Studies.Study study, IReadOnlyList<string> given)
    {
        List<(string? Name, string Where)> named = [.. given.Select(Parts)];
        if (study.Datasets.Count == 0 && named.Count == 1)
            return (study, [named[0].Where]);
        if (study.Datasets.Count == 0)
        {
            List<string> names = [.. named.Select(r => r.Name ?? NameOf(r.Where))];
            if (names.FirstOrDefault(n => n.Length == 0 || names.Count(other => other == n) > 1) is { } twice)
                throw Refused(twice.Length == 0 ? "a registry without a name of its own" : $"two registries called {twice}", "a name for each", "Write --registry NAME=FILE, each with another name of lower-case letters, digits, - and _.");
            return (study with { Datasets = [.. names.Select(n => new Dataset(n, n))] }, [.. named.Select(r => r.Where)]);
        }
        var wanted = string.Join(' ', study.Datasets.Select(d => $"--registry {d.Id}=FILE"));
        foreach (var (name, _) in named)
            if (name is null || study.Datasets.All(d => d.Id != name) || named.Count(r => r.Name == name) > 1)
                throw Refused(name is null ? "a registry without the name of its dataset" : study.Datasets.Any(d => d.Id == name) ? $"two registries called {name}" : $"the name {name}", $"the datasets of the study file: {string.Join(", ", study.Datasets.Select(d => d.Id))}", $"Write {wanted}.");
        return study.Datasets.FirstOrDefault(d => named.TrueForAll(r => r.Name != d.Id)) is { } missing
            ? throw Refused($"no registry for {missing.Id}", $"one for each dataset of the study file", $"Write {wanted}.")
            : (study, [.. study.Datasets.Select(d => named.Find(r => r.Name == d.Id).Where)]);
    }

    /// <summary>A file whose path begins like a name is a path where it is there.</summary>
    private static (string? Name, string Where) Parts(string given) =>
        Named().Match(given) is { Success: true } match && !File.Exists(given) ? (match.Groups["name"].Value, match.Groups["where"].Value) : (null, given);

    /// <summary>From the file's name; empty where there is none.</summary>
    private static string NameOf(string where) => where.Contains("://", StringComparison.Ordinal) ? "" : CohortStudy.NameOf(Path.GetFileNameWithoutExtension(where));

    private static RefusedException Refused(string found, string expected, string remedy) => new(new Problem("E_STUDY_DATASETS", "--registry", found, expected, remedy));

    [GeneratedRegex("^(?<name>[a-z][a-z0-9_-]*)=(?<where>.+)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
