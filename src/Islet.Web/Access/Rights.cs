namespace Islet.Web;

/// <summary>Which role has which rights.</summary>
public static class Rights
{
    public static IReadOnlyCollection<Right> Of(Role role) => role switch
    {
        Role.Reader => [Right.ReadPatients],
        Role.Clinician => [Right.ReadPatients, Right.EnterFindings, Right.Decide, Right.RunStudies],
        Role.DataManager => [Right.ReadPatients, Right.EnterFindings, Right.ImportFiles, Right.RunStudies],
        Role.Researcher => [Right.ReadPatients, Right.RunStudies],
        _ => [.. Enum.GetValues<Right>()],
    };
}
