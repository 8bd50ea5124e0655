using Islet.Course;

namespace Islet.Registry;

/// <summary>What a backup and a restoration refuse.</summary>
internal static class BackupProblems
{
    public static Problem Exists(string file) => new("E_BACKUP_EXISTS", file, "a file of this name", "a free name", "Name another file, or overwrite it with --force.");

    public static Problem Itself(string file) => new("E_BACKUP_PLACE", file, "the registry itself", "another file", "Name another file, best on another disk.");

    public static Problem Missing(string file) => new("E_BACKUP_MISSING", file, "no such file", "a backup", "Check the path.");

    public static Problem Open(string file) => new("E_BACKUP_OPEN", file, "a registry in use: a write-ahead log lies beside it", "a backup made by islet backup",
        "Make a backup of it first: a registry that is copied while it is open may be torn.");

    public static Problem Damaged(string file, string found) => new("E_BACKUP_DAMAGED", file, found, "the bytes and rows that were backed up", "Take another backup. Nothing was changed.");

    public static Problem Access(string file) => new("E_BACKUP_ACCESS", file, "no permission, no such folder, or no space", "a file and a folder that this user may write",
        "Change the permissions, make space, or name another file. Nothing was changed.");

    public static Problem RegistryExists(string file) => new("E_REGISTRY_EXISTS", file, "a registry, or what one left behind", "a free place", "Name another file, or put the backup in its place with --force; what is there is kept beside it.");

    public static Problem InUse(string file) => new("E_REGISTRY_BUSY", file, "another program that has the registry open", "a registry that nobody uses", "Stop the server and whatever else uses it, then restore again. Nothing was changed.");

    public static Problem NoSeal(string file) => new("W_BACKUP_SEAL", file, "no sum beside it, and none was given", "NAME.sha256, which islet backup writes",
        "The rows were read and fit together; that no letter in them changed was not proved. Keep the .sha256 file with its backup.");

    public static Problem ErasuresUnknown(string file) => new("W_RESTORE_ERASED", file, "a damaged registry, whose list of the erased cannot be read", "a list of the patients erased since the backup",
        "Erase again whoever was erased after the backup was made.");
}
