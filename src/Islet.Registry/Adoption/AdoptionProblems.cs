using System.Globalization;
using Islet.Course;

namespace Islet.Registry;

/// <summary>What rows of another registry may be refused for.</summary>
internal static class AdoptionProblems
{
    public static string Where(StoredCourse course) => string.Create(CultureInfo.InvariantCulture, $"patient {course.Patient.Patient} of the export");

    public static string Where(StoredCourse course, StoredFinding finding) => $"{Where(course)}, finding {finding.Id}";

    public static Problem Batches(string found) => new("E_ADOPT_BATCH", "batches of the export", found, "batches numbered upwards, each recorded not before the one before",
        "Export the registry again; a file that was edited by hand is no export.");

    public static Problem Erased(string found) => new("E_ADOPT_BATCH", "tombstones of the export", found, "a batch of the export, and a hash under its salt",
        "Export the registry again; a file that was edited by hand is no export.");

    public static Problem Row(string where, string found, string expected) => new("E_ADOPT_ROW", where, found, expected,
        "Export the registry again; a file that was edited by hand is no export.");

    public static Problem PatientTwice(StoredCourse course) => new("E_ADOPT_TWICE", Where(course), "a number or a pseudonym that another patient of the export has", "one course a patient",
        "Export the registry again; a file that was edited by hand is no export.");

    public static Problem Contradicts(string where) => new("E_ADOPT_CONTRADICTS", where, "another statement than the finding of this identity in the registry", "the same statement",
        "One of the two was altered outside Islet. Compare the export with a backup.");

    public static Problem Conflict(string where) => new("W_ADOPT_CONFLICT", where, "a finding that the registry replaced, or imported from the same source record, otherwise", "one of the two",
        "The registry's own stands, and what builds on the other is left out. Compare both; enter the other where it is right.");

    public static Problem RecordedAnew(int findings) => new("W_RECORDED_ANEW", "the export", string.Create(CultureInfo.InvariantCulture, $"{findings} findings that were recorded elsewhere before"),
        "findings recorded here", "Nothing to do. They count as recorded today; when and by whom they were recorded first stands in the source of their batches. Into an empty registry an export goes as it is.");

    public static Problem ErasedElsewhere(long patient) => new("W_ERASED_ELSEWHERE", string.Create(CultureInfo.InvariantCulture, $"patient {patient}"), "a patient whom the exported registry has erased",
        "the same in both", "Decide whether the patient is to be erased here too: islet erase.");
}
