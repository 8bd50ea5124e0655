using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Registry;

/// <summary>What stands enciphered in a key file, as JSON.</summary>
/// <param name="Secret">32 random bytes in hexadecimal: the key under which the forgotten are known again.</param>
internal sealed record KeyContent(string Secret, string Prefix, IReadOnlyList<KeyEntry> Persons, IReadOnlyList<ForgottenEntry> Forgotten)
{
    private const int SecretBytes = 32;

    public static KeyContent New(string prefix) => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)), prefix, [], []);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, KeyJson.Default.KeyContent);

    /// <exception cref="RefusedException">E_KEYS_DAMAGED.</exception>
    public static KeyContent Read(byte[] json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(json, KeyJson.Default.KeyContent) ?? throw new JsonException("null is no content");
        }
        catch (JsonException)
        {
            throw new RefusedException(KeyProblems.Damaged(name, "content of another form")); // the inner exception may quote a person
        }
    }
}

/// <param name="Pseudonym">Under which the registry knows the person.</param>
internal sealed record KeyEntry(string Pseudonym, string? Country, string? Number, IReadOnlyList<string> Names, IReadOnlyList<string> Records)
{
    public override string ToString() => nameof(KeyEntry);
}

/// <summary>Of an erased person: the pseudonym that is never given again, and keyed hashes by which the next sheet that names them is known.</summary>
internal sealed record ForgottenEntry(string Pseudonym, IReadOnlyList<string> Tokens);

/// <summary>Keyed hashes (HMAC-SHA256, RFC 2104) of what tells who somebody is.</summary>
internal static class PersonTokens
{
    private const int LinkageBytes = 16;

    /// <summary>Of the number and every record number; of the names only where there is neither.</summary>
    public static IEnumerable<string> Of(KeyedPerson person, byte[] secret)
    {
        if (person.Number is { } number)
            yield return Hash(secret, "number", person.Country!, number);
        foreach (var record in person.Records)
            yield return Hash(secret, "record", record);
        if (person is { Number: null, Records.Count: 0 })
        {
            foreach (var name in person.Names)
                yield return Hash(secret, "name", KeyedPerson.Text(name));
        }
    }

    public static string Linkage(string country, string number, byte[] sharedSecret) => Hash(sharedSecret, "islet linkage 1", country, number)[..(2 * LinkageBytes)];

    private static string Hash(byte[] secret, params ReadOnlySpan<string?> parts) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Join('\0', parts))));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(KeyContent))]
internal sealed partial class KeyJson : JsonSerializerContext;
