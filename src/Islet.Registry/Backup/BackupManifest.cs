using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;

namespace Islet.Registry;

/// <summary>What a backup holds, and by which sum it is known again.</summary>
/// <param name="Sha256">Of the file's bytes, in hexadecimal; also in the file <c>NAME.sha256</c> beside it, as sha256sum writes it.</param>
/// <param name="TablesVersion">Of the registry's tables.</param>
/// <param name="LastRecorded">The instant of its last batch; null: nothing was ever recorded.</param>
public sealed record BackupManifest(string File, long Bytes, string Sha256, long TablesVersion, long Patients, long Findings, long Batches, DateTimeOffset? LastRecorded)
{
    /// <summary>Counts of a registry that is open, with the sum of bytes that were read elsewhere.</summary>
    internal static BackupManifest Of(DbConnection db, string file, long bytes, string sha256)
    {
        var (patients, findings) = db.QuerySingle<(long, long)>("SELECT (SELECT count(*) FROM patient), (SELECT count(*) FROM finding)");
        var batches = db.ExecuteScalar<long>("SELECT count(*) FROM batch");
        return new(file, bytes, sha256, db.ExecuteScalar<long>("PRAGMA user_version"), patients, findings, batches, Islet.Registry.Batches.Position(db).At);
    }
}

/// <summary>The sum beside a backup. A bit that flips inside a stored text is noticed by nothing else.</summary>
internal static class Seal
{
    private const int LongestSeal = 4096;

    public static string PathOf(string backup) => backup + ".sha256";

    public static string SumOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public static void Write(string backup, string sum)
    {
        string part;
        using (var file = Durable.CreateBeside(PathOf(backup)))
        {
            part = file.Name;
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sum}  {Path.GetFileName(backup)}\n")));
            file.Flush(flushToDisk: true);
        }
        Durable.Rename(part, PathOf(backup), overwrite: true);
    }

    /// <summary>The sum that stands beside a backup; null: none does.</summary>
    public static string? Read(string backup)
    {
        var seal = new FileInfo(PathOf(backup));
        return seal.Exists && seal.Length <= LongestSeal && File.ReadAllText(seal.FullName).Split(' ')[0].Trim() is { Length: 64 } sum ? sum.ToLowerInvariant() : null;
    }
}
