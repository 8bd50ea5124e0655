using Islet.Course;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Whether metastases are there: true stays until a modality at least as good as the one that showed them sees them gone (facts.md 3.4).</summary>
internal static class Spread
{
    /// <summary>How well a study answers for a region; null: its "no" is none.</summary>
    public delegate int? Sensitivity(ImagingStudy study);

    /// <summary>What a content says of the region, and how well its source sees there.</summary>
    public delegate (FactAnswer Says, int Sees)? Region(Content content);

    private const int ByOtherMeans = 0; // tissue, a stage, a study that is not known to show the region: any study that shows it may see it gone later

    private static readonly string[] LiverInField = ["liver", "abdomen", "whole body"], BoneInField = ["bone", "skeleton", "whole body"], BrainInField = ["brain"];

    public static Region Liver { get; } = content => content switch
    {
        ImagingStudy i => InLiver(i),
        Specimen { Adequate: not false, SpecimenSite: "distant_metastasis", Organ: { } organ } when organ.Contains("liver", StringComparison.OrdinalIgnoreCase) => (FactValue.True, ByOtherMeans),
        Staging { LiverMetastases: { } stated } => (FactValue.Of(stated), ByOtherMeans),
        Staging { M: "M1a" or "M1c" } => (FactValue.True, ByOtherMeans),
        _ => null,
    };

    /// <summary>MRI of the bone, PET and bone scans show it. CT sees 61 % of bone metastases: its "no" is none (Response assessment review 2025; facts.md 3.4).</summary>
    public static Region Bone { get; } = content => content is not ImagingStudy i ? null : Modality(i) switch
    {
        "MRI" => Study(i, i.BoneMetastases, BoneInField, 3, unstated: false),
        "SSTR-PET" or "FDG-PET" => Study(i, i.BoneMetastases, BoneInField, 3, unstated: true),
        "BONE SCAN" or "BONE SCINTIGRAPHY" => Study(i, i.BoneMetastases, BoneInField, 2, unstated: true),
        var other => i.BoneMetastases is false ? (UnknownReason.CannotSay, ByOtherMeans) : Study(i, i.BoneMetastases, null, other is "CT" ? 1 : ByOtherMeans, unstated: true),
    };

    public static Region Brain { get; } = content =>
        content is ImagingStudy i ? Study(i, i.BrainMetastases, BrainInField, Modality(i) switch { "MRI" => 3, "CT" => 2, _ => 1 }, unstated: true) : null;

    public static Region Extrahepatic { get; } = content => content switch
    {
        ImagingStudy i => Study(i, i.ExtrahepaticDisease, null, Modality(i) switch { "SSTR-PET" or "FDG-PET" => 3, "MRI" or "CT" => 2, _ => 1 }, unstated: true),
        Staging { ExtrahepaticMetastases: { } stated } => (FactValue.Of(stated), ByOtherMeans),
        Staging { M: "M1b" or "M1c" } => (FactValue.True, ByOtherMeans),
        _ => null,
    };

    public static FactRule Rule(Region region, Ends ends, Ends otherwise) => (fact, sight) =>
    {
        var state = Decided(fact, sight, region);
        return Clinic.Rule.Ended(fact, sight, Clinic.Rule.Ended(fact, sight, state, ends), otherwise);
    };

    private static FactState Decided(Fact fact, Sight sight, Region region)
    {
        var reading = Clinic.Rule.Either(fact, content => region(content)?.Says);
        var stated = sight.Statements(fact, reading);
        List<Statement> said = [.. stated.Where(s => s.Answer.Value is not null)];
        if (said.Count == 0)
            return stated.Count == 0 ? sight.Missing(fact, reading) : FactState.Unknown(UnknownReason.CannotSay, [.. stated.Select(s => s.Finding)]);
        var latest = Order.Latest(fact, sight, said);
        if (latest.Value != FactValue.False || latest.From[0].Content is Judgement)
            return latest;
        List<Statement> shown = [.. said.Where(s => s.Answer.Value == FactValue.True)];
        return shown.Count > 0 && Sees(region, latest.From[0]) < shown.Min(s => Sees(region, s.Finding))
            ? FactState.Unknown(UnknownReason.Unresolved, [.. shown.Select(s => s.Finding), .. latest.From])
            : latest;
    }

    private static int Sees(Region region, Finding finding) => region(finding.Content)?.Sees ?? ByOtherMeans;

    /// <summary>CT, MRI and PET show the liver unless they name other regions; another study has to name it.</summary>
    private static (FactAnswer, int)? InLiver(ImagingStudy study) => Modality(study) switch
    {
        "MRI" => Study(study, study.LiverMetastases, LiverInField, 3, unstated: true),
        "CT" or "SSTR-PET" or "FDG-PET" => Study(study, study.LiverMetastases, LiverInField, 2, unstated: true),
        _ => Study(study, study.LiverMetastases, LiverInField, 1, unstated: false),
    };

    private static string? Modality(ImagingStudy study) => study.Modality?.Trim().ToUpperInvariant().Replace('_', ' ');

    /// <summary>A "no" counts where the study shows the region.</summary>
    /// <param name="regions">Words that hold the region; null: any.</param>
    /// <param name="unstated">Whether a study that names no regions is taken to show this one.</param>
    private static (FactAnswer, int)? Study(ImagingStudy study, bool? present, string[]? regions, int sees, bool unstated) => Flag(present) is not { } value ? null
        : present is false && regions is not null && !Shows(study, regions, unstated) ? (UnknownReason.CannotSay, sees)
        : (value, sees);

    private static bool Shows(ImagingStudy study, string[] regions, bool unstated) => study.Regions is not { } shown ? unstated
        : shown.Any(region => regions.Contains(region.Trim().Replace('_', ' '), StringComparer.OrdinalIgnoreCase));
}
