namespace Islet.Studies;

/// <summary>What stands beside every result of a study, in the form in which its report prints it.</summary>
public static class StudyHeadlines
{
    /// <summary>Median follow-up with its limits, in the endpoint's unit: 101.3 (77.8–117.5).</summary>
    /// <remarks>Reverse Kaplan–Meier: Schemper and Smith, Control Clin Trials 1996;17:343–346, doi:10.1016/0197-2456(96)00075-X.</remarks>
    public static string FollowUp(EndpointResult endpoint) => Numbers.Time(endpoint.FollowUp.Median.Estimate, endpoint.FollowUp.Median.Limits);
}
