
namespace Islet.Web;

/// <summary>Roles and rights for a reader.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Reader => T("reader"),
        Role.Clinician => T("clinician"),
        Role.DataManager => T("data manager"),
        Role.Researcher => T("researcher"),
        Role.Administrator => T("administrator"),
    };

    public static string List(IEnumerable<Role> roles) => string.Join(", ", roles.Select(Of));

    /// <summary>What a role may do, in one sentence.</summary>
    public static string Means(Role role) => role switch
    {
        Role.Reader => T("Sees patients and everything about them, and changes nothing."),
        Role.Clinician => T("Sees patients, records findings and decisions, runs studies."),
        Role.DataManager => T("Sees patients, records findings, brings in files, joins duplicates, runs studies."),
        Role.Researcher => T("Sees patients by number, without names and free text, and runs studies."),
        Role.Administrator => T("May do everything, and manages accounts and the log of access."),
    };

    /// <summary>Who may do what was refused.</summary>
    public static string WhoMay(Right right)
    {
        var roles = List(Rights.Having(right));
        return right switch
        {
            Right.ReadPatients => T($"Patients are seen by: {roles}."),
            Right.SeeSources => T($"What sources wrote of a patient is seen by: {roles}."),
            Right.EnterFindings => T($"Findings are recorded by: {roles}."),
            Right.Decide => T($"Decisions of a board are recorded by: {roles}."),
            Right.ImportFiles => T($"Files are brought in, and duplicates joined, by: {roles}."),
            Right.RunStudies => T($"Cohorts and studies are for: {roles}."),
            Right.Administer => T($"Accounts and the log of access are for: {roles}."),
        };
    }
}
