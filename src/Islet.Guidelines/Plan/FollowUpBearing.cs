using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>What of follow-up a statement speaks of.</summary>
public enum FollowUpAspect
{
    Ct,
    Mri,
    SstrPet,

    /// <summary>Somatostatin receptor scintigraphy.</summary>
    Srs,

    /// <summary>Imaging of the chest.</summary>
    Chest,

    /// <summary>How a modality is chosen.</summary>
    Modality,

    /// <summary>The same modality over time.</summary>
    Constancy,

    /// <summary>How often to image.</summary>
    Frequency,

    /// <summary>For how long.</summary>
    Duration,
    Visits,

    /// <summary>Hormones and other markers in blood.</summary>
    Markers,
}

/// <summary>A statement's bearing on one aspect of follow-up: for it, against it as a routine, how it is done, or left open by the panel.</summary>
public readonly record struct FollowUpBearing(FollowUpAspect Aspect, Bearing Bearing)
{
    private static readonly (string, FollowUpAspect)[] Aspects =
    [
        ("ct", FollowUpAspect.Ct), ("mri", FollowUpAspect.Mri), ("sstr_pet", FollowUpAspect.SstrPet), ("srs", FollowUpAspect.Srs), ("chest", FollowUpAspect.Chest),
        ("modality", FollowUpAspect.Modality), ("constancy", FollowUpAspect.Constancy), ("frequency", FollowUpAspect.Frequency),
        ("duration", FollowUpAspect.Duration), ("visits", FollowUpAspect.Visits), ("markers", FollowUpAspect.Markers),
    ];

    /// <summary>The key <c>follow_up</c> of a statement: aspects, each with for, against, how or open.</summary>
    internal static IReadOnlyList<FollowUpBearing> Read(YamlFields statement) =>
        [.. statement.Map("follow_up", "aspects of follow-up, each with for, against, how or open").Select(entry => new FollowUpBearing(statement.Choice(entry.Key, Aspects),
            statement.Choice(entry.Value, ("for", Bearing.For), ("against", Bearing.Against), ("how", Bearing.How), ("open", Bearing.Open))))];
}
