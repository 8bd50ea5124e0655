using System.Security.Cryptography;
using System.Text;

namespace Islet.Web;

/// <summary>Random secrets that are handed out once and kept as hashes. They have 256 bits, so that a plain hash keeps them: nobody can try them all.</summary>
public static class Secrets
{
    private const int Bytes = 32;

    /// <summary>What a machine sends begins so, and is known for what it is wherever it is found.</summary>
    private const string MachinePrefix = "islet_";

    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string NewForMachine() => MachinePrefix + New();

    /// <summary>SHA-256 in hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
