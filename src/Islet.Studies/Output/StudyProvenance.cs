using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>Where results come from: program, study, data. Printed with everything.</summary>
internal static class StudyProvenance
{
    public static string Version { get; } = typeof(StudyProvenance).Assembly.GetName().Version?.ToString(3) ?? "";

    public static string Lock(StudyResults results) => results.Datasets.Count > 0
        ? "the registries " + string.Join(", ", results.Datasets.Select(d => d.Lock.Batch == 0 ? $"{d.Dataset.Title} (empty)" : Text($"{d.Dataset.Title} up to batch {d.Lock.Batch} ({Day(d.Lock.Day)})")))
        : results.Lock.Batch == 0
        ? "an empty registry"
        : Text($"the registry up to batch {results.Lock.Batch} ({Day(results.Lock.Day)})");

    /// <summary>Null where no course has a calendar.</summary>
    public static string? CutOff(StudyResults results) => results.CutOff is not { } day ? null
        : results.Study.CutOff is null && results.Datasets.Count > 0 ? "the day of each registry's data lock, for the study names none"
        : results.Study.CutOff is null ? $"{Day(day)}, the day of the data lock, for the study names none" : Day(day);
}
