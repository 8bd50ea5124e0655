using System.Globalization;
using Islet.Course;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Islet.Registry;

/// <summary>What a registry refuses, and what to do then. No sentence names a patient's key, a value or a source record.</summary>
internal static class Refusal
{
    public static Problem SqliteMissing(string tried) => new("E_SQLITE_MISSING", "this computer", $"no SQLite library ({tried})",
        "the SQLite that the operating system provides", "Install it: on Debian and Ubuntu 'apt-get install libsqlite3-0', on Fedora 'dnf install sqlite-libs', on Alpine 'apk add sqlite-libs'.");

    public static Problem Missing(string file) => new("E_REGISTRY_MISSING", file, "no such file", "a registry",
        "Check the path, or make a registry by importing into it.");

    public static Problem Empty(string file) => new("E_REGISTRY_FORMAT", file, "an empty file", "a registry",
        "Check the path; an import makes a registry of an empty file.");

    public static Problem NotARegistry(string file, string found) => new("E_REGISTRY_FORMAT", file, found, "an Islet registry",
        "Check the path. Nothing was changed.");

    public static Problem Truncated(string file) => new("E_REGISTRY_DAMAGED", file, "fewer pages than its first page announces", "a whole registry",
        "Restore it from a backup. Nothing was changed.");

    public static Problem Newer(string file, long version) => new("E_REGISTRY_NEWER", file, $"tables of version {version}",
        $"version {Schema.Version} or older", "Use the Islet that wrote it, or a newer one. Nothing was changed.");

    public static Problem PatientUnknown(long patient) => new("E_PATIENT_UNKNOWN", $"patient {patient}", "no such patient in this registry",
        "the number of a patient", "Open the patient from the list.");

    public static Problem PatientErased(long patient) => new("E_PATIENT_ERASED", $"patient {patient}", "a patient who was erased", "the number of a patient",
        "Nothing of the patient is left but this number. islet erase --purge finishes what an erasure left behind.");

    public static Problem ReasonNames(long patient) => new("E_ERASE_REASON", $"patient {patient}", "a reason that names the patient's pseudonym", "a reason that stays when the patient is gone",
        "Say why without saying who. Nothing was changed.");

    public static Problem Erased(string course) => new("W_ERASED", course, "a patient who was erased from this registry", "nobody who was erased",
        "Left out. Take the patient's rows out of the source.");

    public static Problem BytesLeft(string file) => new("E_REGISTRY_BUSY", file, "another program that reads the registry: bytes of the erased are left in its files, though nobody sees them in it",
        "a moment in which nobody reads", "Close what uses the registry (a server, an export, a backup), then run: islet erase --purge.");

    public static Problem SupersedesUnknown(long patient, FindingId missing) => new("E_SUPERSEDES_UNKNOWN", $"patient {patient}",
        $"a finding that replaces {missing}, which is not in this course", "a finding of the same course", "Reload the page and enter the change again.");

    public static Problem SupersededTwice(long patient, FindingId superseded, FindingId by) => new("E_SUPERSEDED_TWICE", $"patient {patient}, finding {superseded}",
        $"it was replaced by {by} in the meantime", "a finding that nobody has replaced", "Compare both versions; then change the newer one, if it is still needed.");

    public static Problem CorrectedSince(string course, FindingId imported, FindingId by) => new("W_IMPORT_CONFLICT", $"{course}, finding {imported}",
        $"a source record that changed, and a person's correction of it ({by})", "one of the two", "The person's version stands. Compare both; enter the source's where it is right.");

    public static Problem OriginTwice(string course, ImportRow first, ImportRow second) => new("E_ORIGIN_TWICE",
        string.Create(CultureInfo.InvariantCulture, $"{course}, findings {first.Number} and {second.Number} of the import ({first.Kind}, {second.Kind})"),
        "two findings from one source record under one name", "one name a record", "Remove the repeated record from the source, or name its parts apart.");

    public static Problem PatientTwice(string course) => new("E_PATIENT_CONTRADICTS", course, "two records of the patient that differ in axis, centre or mark of synthetic data",
        "the same in every record", "Correct the source.");

    public static Problem AxisDiffers(string course, Axis registered, Axis imported) => new("E_AXIS", course, $"the axis '{imported}'",
        $"the axis of the course in the registry, '{registered}'", "Axes are never mixed in one course: import into another registry, or under another key.");

    public static Problem SyntheticDiffers(string course) => new("E_SYNTHETIC", course, "synthetic and real data under one key", "one of the two",
        "Import into another registry, or under another key.");

    public static Problem CenterDiffers(string course) => new("W_CENTER", course, "another centre than the one registered", "the same centre",
        "The registered centre stands. Check whether two patients share a key.");

    public static Problem? Of(SqliteException e, string file) => e.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new("E_REGISTRY_BUSY", file, "another program has been writing for over 30 seconds", "a registry that is free to write",
            "Wait until it has finished, then try again. Nothing was changed."),
        raw.SQLITE_NOTADB => NotARegistry(file, "a file of another format"),
        raw.SQLITE_CORRUPT => new("E_REGISTRY_DAMAGED", file, "pages that contradict each other", "a whole registry", "Restore it from a backup."),
        raw.SQLITE_FULL => new("E_REGISTRY_FULL", file, "no space left", "free space on the disk of the registry and of temporary files",
            "Make space, then try again. Nothing was changed."),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new("E_REGISTRY_ACCESS", file, "no permission, or no such folder",
            "a file and a folder that this user may write", "Change the permissions, or name another file."),
        raw.SQLITE_IOERR => new("E_REGISTRY_IO", file, "a disk that failed to read or write", "a local disk", "Check the disk; registries belong on local disks."),
        _ => null,
    };
}
