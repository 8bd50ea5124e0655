namespace Islet.Web;

/// <summary>What a person is to the registry; an administrator gives it.</summary>
public enum Role
{
    Reader,
    Clinician,
    DataManager,
    Researcher,
    Administrator,
}

/// <summary>What somebody may do. A page or a post asks for one of them by name, as the policy of the same name.</summary>
public enum Right
{
    /// <summary>See the course of a patient.</summary>
    ReadPatients,

    /// <summary>See the centre's own name of a patient, and what its sources wrote in words of their own.</summary>
    SeeSources,

    /// <summary>Record findings, correct and withdraw them.</summary>
    EnterFindings,

    /// <summary>Record what a board decided.</summary>
    Decide,

    /// <summary>Take in files, mend drafts, join patients who are one.</summary>
    ImportFiles,

    /// <summary>Filter the cohort, run and save studies.</summary>
    RunStudies,

    /// <summary>Accounts, the log of access, backups.</summary>
    Administer,
}
