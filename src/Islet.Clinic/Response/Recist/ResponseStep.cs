namespace Islet.Clinic;

/// <summary>Names of the steps of Eisenhauer et al. 2009 that decide a time point (<see cref="TimePointResponse.DecidedBy"/>); criteria built on other papers add their own.</summary>
public static class ResponseStep
{
    public const string NoBaseline = "no_baseline";
    public const string NoTarget = "no_target";
    public const string TargetGone = "target_gone";
    public const string TargetSum = "target_sum";
    public const string TargetMissing = "target_missing";

    /// <summary>A target has its longest diameter and lacks the second one that the product needs.</summary>
    public const string SecondDiameterMissing = "second_diameter_missing";
    public const string TargetFall = "target_fall";
    public const string TargetStable = "target_stable";
    public const string NonTarget = "non_target";
    public const string NonTargetMissing = "non_target_missing";
    public const string NonTargetRemains = "non_target_remains";
    public const string NewLesion = "new_lesion";

    /// <summary>A new lesion that a later time point confirmed.</summary>
    public const string NewLesionConfirmedLater = "new_lesion_confirmed_later";
    public const string Reappearance = "reappearance";
    public const string MarkerRaised = "marker_raised";

    /// <summary>Partial response goes on by the option.</summary>
    public const string ResponseCarried = "response_carried";
}
