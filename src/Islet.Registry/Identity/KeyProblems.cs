using Islet.Course;

namespace Islet.Registry;

/// <summary>What a key file refuses. No sentence says anything of a person.</summary>
internal static class KeyProblems
{
    public static Problem Missing(string file) => new("E_KEYS_MISSING", file, "no such file", "a key file", "Check the path, or make one: islet keys create --keys FILE.");

    public static Problem Exists(string file) => new("E_KEYS_EXISTS", file, "a file of this name", "a free name", "Name another file. A key file is never overwritten by a new one.");

    public static Problem Format(string file) => new("E_KEYS_FORMAT", file, "a file of another kind", "a key file of Islet", "Check the path. Nothing was changed.");

    public static Problem Newer(string file, int version) => new("E_KEYS_NEWER", file, $"a key file of version {version}", $"version {KeyEnvelope.Version}",
        "Use the Islet that wrote it, or a newer one. Nothing was changed.");

    public static Problem Damaged(string file, string found) => new("E_KEYS_DAMAGED", file, found, "the bytes that were written", "Restore it from a copy. Nothing was changed.");

    public static Problem Password(string file, bool password) => new("E_KEYS_PASSWORD", file, password ? "another password" : "another key",
        password ? "the password of this file" : "the key of this file", "Try again. The file is whole; without its secret nobody can read it, Islet included.");

    public static Problem Kind(string file, bool isPassword) => new("E_KEYS_PASSWORD", file, isPassword ? "a key" : "a password", isPassword ? "the password of this file" : "the key of this file",
        isPassword ? "This file is opened by a password." : "This file is opened by a key: --keys-key-file.");

    public static Problem Weak => new("E_KEYS_WEAK", "the new password", $"fewer than {KeySecret.ShortestPassword} characters", $"at least {KeySecret.ShortestPassword} characters",
        "Several unrelated words make a long password that can be remembered.");

    public static Problem Access(string file) => new("E_KEYS_ACCESS", file, "no permission, no such folder, or no space", "a file and a folder that this user may write", "Change the permissions, or name another file.");

    public static Problem Busy(string file) => new("E_KEYS_BUSY", file, "another program uses it", "a key file that is free", "Wait until it has finished, then try again. Nothing was changed.");

    public static Problem Contradiction(string found) => new("E_IDENTITY_CONTRADICTS", "key file", found, "one person",
        "Correct the number or the record number in the sheet; where both are right, two people share a record number. Nothing was stored of this person.");

    public static Problem NameOnly => new("E_IDENTITY_NAME", "key file", "a name alone, which somebody bears whom the file knows by number",
        "a national number or a record number", "Add the number to the sheet: two people may bear one name.");

    public static Problem Nobody => new("E_IDENTITY_EMPTY", "key file", "neither number, record number nor name", "something that tells who it is", "Fill the cells, or leave the row out.");
}
