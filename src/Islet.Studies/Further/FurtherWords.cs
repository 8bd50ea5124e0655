namespace Islet.Studies;

/// <summary>The words of further analyses.</summary>
internal static class FurtherWords
{
    /// <summary>In study files, of tables' files and in results.json.</summary>
    public static string Of(TableKind kind) => kind switch
    {
        TableKind.Competing => "competing",
        TableKind.Exposure => "exposure",
        TableKind.Subgroups => "subgroups",
        TableKind.CutPoints => "cut_points",
        TableKind.Missing => "missing",
        TableKind.Sequences => "sequences",
        TableKind.Sensitivity => "sensitivity",
        TableKind.Cases => "cases",
        TableKind.Landmarks => "landmarks",
        TableKind.Endpoints => "endpoints",
        TableKind.Flow or TableKind.Baseline or TableKind.Survival or TableKind.Cox or TableKind.Layout or TableKind.Agreement => throw new ArgumentException($"{kind} is no further analysis.", nameof(kind)),
    };

    public static string PerUnitOrLevel(IReadOnlyList<ModelTerm> terms, string covariate, string? level) =>
        terms.FirstOrDefault(t => t.Id == covariate) is { } term ? level is null ? StudyWords.PerUnits(term) : StudyWords.LevelOf(term.Group!, level) : level ?? covariate;
}
