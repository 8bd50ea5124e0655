using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Registry;

/// <summary>
/// Who the people behind the pseudonyms of one registry are: an enciphered file of its own, kept beside the registry, elsewhere or nowhere. While it is
/// open no other program opens it; nothing is written before <see cref="Save"/>.
/// </summary>
/// <remarks>
/// Save before the registry is committed: a pseudonym in the registry whose person was not saved is lost, one saved for nothing does no harm.
/// Not for several threads.
/// </remarks>
public sealed class KeyFile : IDisposable
{
    private const int LongestPrefix = 12;
    private const int ShortestSharedSecret = 16; // bytes

    private readonly string path;
    private readonly KeyIndex persons;
    private KeyEnvelope envelope;
    private FileStream held;

    private KeyFile(string path, FileStream held, KeyEnvelope envelope, KeyContent content)
    {
        (this.path, this.held, this.envelope) = (path, held, envelope);
        persons = new(content);
    }

    public int Count => persons.Count;

    /// <summary>Of all persons, in no order that says anything.</summary>
    public IEnumerable<string> AllPseudonyms => persons.AllPseudonyms;

    private string Name => Path.GetFileName(path);

    /// <param name="prefix">Begins every pseudonym that the file makes: letters, digits and hyphens, 12 at most.</param>
    /// <exception cref="RefusedException">E_KEYS_EXISTS, E_KEYS_WEAK, E_KEYS_ACCESS.</exception>
    public static KeyFile Create(string path, KeySecret secret, string prefix = "")
    {
        if (prefix.Length > LongestPrefix || !prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            throw new ArgumentException($"A prefix is at most {LongestPrefix} ASCII letters, digits and hyphens.", nameof(prefix));
        RefuseWeak(secret);
        var (full, name) = (Path.GetFullPath(path), Path.GetFileName(path));
        if (Path.Exists(full))
            throw new RefusedException(KeyProblems.Exists(name));
        var (envelope, content) = (KeyEnvelope.New(secret), KeyContent.New(prefix));
        return new(full, Write(full, name, envelope.Seal(content.ToJson()), overwrite: false), envelope, content);
    }

    /// <exception cref="RefusedException">E_KEYS_MISSING, E_KEYS_FORMAT, E_KEYS_NEWER, E_KEYS_DAMAGED, E_KEYS_PASSWORD, E_KEYS_ACCESS, E_KEYS_BUSY.</exception>
    public static KeyFile Open(string path, KeySecret secret)
    {
        var (full, name) = (Path.GetFullPath(path), Path.GetFileName(path));
        if (!File.Exists(full))
            throw new RefusedException(KeyProblems.Missing(name));
        var file = Guarded(name, () => new FileStream(full, FileMode.Open, FileAccess.Read, Durable.Alone));
        try
        {
            var (envelope, json) = KeyEnvelope.Open(KeyEnvelope.Read(file, name), name, secret);
            var content = KeyContent.Read(json, name);
            CryptographicOperations.ZeroMemory(json);
            return new(full, file, envelope, content);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The person's pseudonym: the one they have, or a new one. Who was forgotten keeps the old one, so that the registry knows whom it erased.
    /// </summary>
    /// <exception cref="RefusedException">E_IDENTITY_CONTRADICTS, E_IDENTITY_NAME, E_IDENTITY_EMPTY.</exception>
    public string Pseudonym(KeyedPerson person) => persons.Pseudonym(person);

    /// <summary>The pseudonym of who has this national number, in its normalised form; null: nobody.</summary>
    public string? Find(string country, string number) => persons.Find(KeyedPerson.Text(country), KeyedPerson.Text(number));

    /// <summary>The pseudonym of who has this record number; null: nobody.</summary>
    public string? FindRecord(string record) => persons.FindRecord(KeyedPerson.Text(record));

    /// <summary>Who bears a pseudonym; null: nobody that this file knows.</summary>
    public KeyedPerson? Identity(string pseudonym) => persons.Identity(pseudonym);

    /// <summary>Takes the person out. Keyed hashes stay, by which the next sheet that names them is known. False: nobody bears it.</summary>
    public bool Forget(string pseudonym) => persons.Forget(pseudonym);

    /// <summary>From the next <see cref="Save"/> on the file is opened by another password or key. Copies made before are still opened by the old one.</summary>
    /// <exception cref="RefusedException">E_KEYS_WEAK.</exception>
    public void ChangePassword(KeySecret secret)
    {
        RefuseWeak(secret);
        envelope.Dispose();
        envelope = KeyEnvelope.New(secret);
    }

    /// <summary>Writes the whole file beside its place and renames it: at every moment the old or the new one is there.</summary>
    /// <exception cref="RefusedException">E_KEYS_ACCESS.</exception>
    public void Save()
    {
        var json = persons.ToContent().ToJson();
        var file = Write(path, Name, envelope.Seal(json), overwrite: true);
        CryptographicOperations.ZeroMemory(json);
        held.Dispose(); // only now: who waited for the old file must not win it before the new one is held
        held = file;
    }

    /// <summary>
    /// The same for the same number at every centre that uses the same secret: to look for people whom two centres know, and for nothing else. Whoever
    /// holds the secret can try all numbers: agree on a new one each time, and destroy it afterwards.
    /// </summary>
    /// <param name="sharedSecret">At least 16 random bytes.</param>
    public static string LinkageToken(string country, string number, ReadOnlySpan<byte> sharedSecret) => sharedSecret.Length >= ShortestSharedSecret
        ? PersonTokens.Linkage(KeyedPerson.Text(country), KeyedPerson.Text(number), sharedSecret.ToArray())
        : throw new ArgumentException($"A shared secret of {sharedSecret.Length} bytes, where {ShortestSharedSecret} are the least.", nameof(sharedSecret));

    public void Dispose()
    {
        envelope.Dispose();
        held.Dispose();
    }

    private static void RefuseWeak(KeySecret secret)
    {
        if (!secret.IsStrong)
            throw new RefusedException(KeyProblems.Weak);
    }

    /// <summary>The file as it now stands at its place, held against others.</summary>
    private static FileStream Write(string path, string name, byte[] bytes, bool overwrite) => Guarded(name, () =>
    {
        var file = Durable.CreateBeside(path);
        try
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
            Durable.Rename(file.Name, path, overwrite);
            return file;
        }
        catch
        {
            file.Dispose();
            File.Delete(file.Name);
            throw;
        }
    });

    private static FileStream Guarded(string name, Func<FileStream> work)
    {
        try
        {
            return work();
        }
        catch (IOException e) when (Durable.IsHeldByAnother(e))
        {
            throw new RefusedException(KeyProblems.Busy(name), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(KeyProblems.Access(name), e);
        }
    }
}
