using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Islet.Registry;

/// <summary>What is left of an erased patient: that there was one, who erased, when and why.</summary>
/// <param name="Patient">The registry's number; it is never given again.</param>
/// <param name="Batch">Of the erasure.</param>
/// <param name="Purged">No byte of the patient is left in the registry's files.</param>
public sealed record Tombstone(long Patient, Batch Batch, bool Purged)
{
    /// <summary>HMAC-SHA256 of the pseudonym under the registry's salt, in hexadecimal: knows the patient again and tells nobody who it was.</summary>
    public required string Token { get; init; }
}

/// <summary>The erased, in their table. Their pseudonyms are kept only as keyed hashes (RFC 2104), so that the next import of the same sheet does not bring them back.</summary>
internal static class Tombstones
{
    public static IReadOnlyList<Tombstone> All(DbConnection db)
    {
        var batches = Batches.OfErasures(db).ToDictionary(b => b.Number);
        return [.. db.Query<(long Patient, long Batch, byte[] Token, bool Purged)>("SELECT patient, batch, token, purged FROM erased WHERE token IS NOT NULL ORDER BY batch, patient")
            .Select(t => new Tombstone(t.Patient, batches[t.Batch], t.Purged) { Token = Convert.ToHexStringLower(t.Token) })];
    }

    public static byte[] Salt(DbConnection db) => db.QuerySingle<byte[]>("SELECT salt FROM salt");

    public static byte[] TokenOf(string key, byte[] salt) => HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(key));

    /// <summary>By token, to ask for many pseudonyms at once; null where nobody was ever erased.</summary>
    public static Func<string, bool>? Asker(DbConnection db)
    {
        var tokens = db.Query<byte[]>("SELECT token FROM erased WHERE token IS NOT NULL").Select(Convert.ToHexStringLower).ToHashSet(StringComparer.Ordinal);
        if (tokens.Count == 0)
            return null;
        var salt = Salt(db);
        return key => tokens.Contains(Convert.ToHexStringLower(TokenOf(key, salt)));
    }

    public static void Insert(DbConnection db, long patient, long batch, byte[]? token) =>
        db.Execute("INSERT INTO erased (patient, batch, token, purged) VALUES (@patient, @batch, @token, 0)", new { patient, batch, token });
}
