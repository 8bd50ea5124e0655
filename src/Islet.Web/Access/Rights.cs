namespace Islet.Web;

/// <summary>Which role has which rights.</summary>
public static class Rights
{
    public static IReadOnlyCollection<Right> Of(Role role) => role switch
    {
        Role.Reader => [Right.ReadPatients, Right.SeeSources],
        Role.Clinician => [Right.ReadPatients, Right.SeeSources, Right.EnterFindings, Right.Decide, Right.RunStudies],
        Role.DataManager => [Right.ReadPatients, Right.SeeSources, Right.EnterFindings, Right.ImportFiles, Right.RunStudies],
        Role.Researcher => [Right.ReadPatients, Right.RunStudies],
        Role.Administrator => [.. Enum.GetValues<Right>()],
    };

    public static IReadOnlyList<Role> Having(Right right) => [.. Enum.GetValues<Role>().Where(role => Of(role).Contains(right))];

    /// <summary>As it is written on the command line and in pages: data-manager.</summary>
    public static string WordOf(Role role) => role is Role.DataManager ? "data-manager" : role.ToString().ToLowerInvariant();

    /// <summary>Null: no role is called so.</summary>
    public static Role? RoleOf(string word) => Enum.GetValues<Role>().Where(role => WordOf(role).Equals(word, StringComparison.OrdinalIgnoreCase)).Cast<Role?>().SingleOrDefault();
}
