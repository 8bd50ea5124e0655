using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// Files read as courses. Read <see cref="Courses"/> to its end, then ask for the rest: an import is committed whole or not at all.
/// </summary>
public interface ICourseSource
{
    /// <summary>What the registry notes as the source of the batch; never a path.</summary>
    string Source { get; }

    /// <summary>Patients in the files, those refused included.</summary>
    int Patients { get; }

    int PatientsRefused { get; }

    /// <summary>Findings handed out so far.</summary>
    int Findings { get; }

    /// <summary>In the order of the files. None is left out because another one refuses.</summary>
    IReadOnlyList<Problem> Problems { get; }

    bool MayCommit { get; }

    /// <summary>What the reader decided by its map, in sentences for the summary of the import.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>A course a patient, or in pieces that agree about the patient. Asked for once.</summary>
    IEnumerable<NewCourse> Courses();
}
