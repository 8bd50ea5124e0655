namespace Islet.Guidelines;

/// <summary>Under which heading of a plan a statement on follow-up stands.</summary>
public static class PlanAspects
{
    private const string Which = "Which modality";

    /// <summary>A statement that recommends one modality before another is no advice against imaging.</summary>
    public static bool IsAgainst(Statement statement) => statement.FollowUp.Any(b => b.Bearing is Bearing.Against) && (statement.Stance is Stance.NotRecommended || statement.FollowUp.All(b => b.Bearing is Bearing.Against));

    /// <summary>How something of follow-up is done or, beside modalities, what the panel left open.</summary>
    public static IEnumerable<FollowUpAspect> MannerOf(Statement statement) => statement.FollowUp
        .Where(b => b.Aspect is not FollowUpAspect.Constancy && (b.Bearing is Bearing.How || (b.Bearing is Bearing.Open && !ModalityAdvice.IsModality(b.Aspect)))).Select(b => b.Aspect);

    /// <summary>"How often", "Which modality".</summary>
    public static string Heading(Statement statement) => string.Join(", ", MannerOf(statement).Select(Heading).Distinct(StringComparer.Ordinal));

    private static string Heading(FollowUpAspect aspect) => aspect switch
    {
        FollowUpAspect.Ct or FollowUpAspect.Mri or FollowUpAspect.SstrPet or FollowUpAspect.Srs or FollowUpAspect.Modality or FollowUpAspect.Constancy => Which,
        FollowUpAspect.Chest => "Chest",
        FollowUpAspect.Frequency => "How often",
        FollowUpAspect.Duration => "How long",
        FollowUpAspect.Visits => "Visits",
        FollowUpAspect.Markers => "Markers",
    };
}
