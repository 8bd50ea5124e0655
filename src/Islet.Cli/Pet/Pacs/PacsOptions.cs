using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Islet.Course;
using Islet.Exchange.DicomWeb;

namespace Islet.Cli.Pet.Pacs;

/// <summary>How a command comes by an archive. A password is never an argument: other users of the computer see those.</summary>
internal sealed class PacsOptions
{
    private const string Token = "ISLET_PACS_TOKEN", User = "ISLET_PACS_USER", Password = "ISLET_PACS_PASSWORD";

    private readonly Option<string?> url;
    private readonly Option<FileInfo?> credentials = new("--credentials")
    {
        Description = $"File whose first line is user:password, or Bearer TOKEN. [default: ${User} and ${Password}, or ${Token}]", HelpName = "FILE",
    };

    private readonly Option<FileInfo?> authority = new("--ca") { Description = "Certificates (PEM) of the authority to trust, in place of the system's.", HelpName = "FILE" };
    private readonly Option<int> patience = new Option<int>("--patience") { Description = "Seconds of silence after which the archive is given up.", HelpName = "SECONDS", DefaultValueFactory = _ => (int)new PacsLimits().Silence.TotalSeconds }.Between(1, 3600, "seconds");

    private PacsOptions(string name, bool required) => url = new(name) { Description = "The archive's DICOMweb service: https://pacs.example/dicom-web.", HelpName = "URL", Required = required };

    /// <param name="name">--from or --to.</param>
    public static PacsOptions AddTo(Command command, string name, bool required = true)
    {
        var options = new PacsOptions(name, required);
        foreach (var option in (Option[])[options.url, options.credentials, options.authority, options.patience])
            command.Options.Add(option);
        return options;
    }

    /// <summary>UID of a study or series.</summary>
    public static Option<string?> Uid(string name, string description, bool required = false)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "UID", Required = required };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var uid }] && !DicomUid.Is(uid))
                given.AddError($"{name}: not a UID; it has digits and points, at most 64.");
        });
        return option;
    }

    /// <summary>What a command does with the archive that its call names.</summary>
    public void SetAction(Command command, Func<DicomWebClient, ParseResult, CancellationToken, Task<int>> action) => command.SetAction(async (call, cancel) =>
    {
        using var archive = Open(call);
        return await action(archive, call, cancel);
    });

    public bool IsGiven(ParseResult call) => call.GetValue(url) is not null;

    /// <exception cref="RefusedException">E_PACS_ADDRESS, E_PACS_CREDENTIALS, E_PACS_PLAIN, E_PACS_CA.</exception>
    public DicomWebClient Open(ParseResult call) => new(PacsAddress.Parse(call.GetValue(url)!), Credentials(call.GetValue(credentials)), Authority(call.GetValue(authority)),
        new() { Silence = TimeSpan.FromSeconds(call.GetValue(patience)) });

    private static PacsCredentials? Credentials(FileInfo? file)
    {
        if (file is not null)
            return PacsCredentials.Parse(Read(file, "E_PACS_CREDENTIALS", "--credentials", "a file with user:password or Bearer TOKEN in its first line", f => File.ReadLines(f).FirstOrDefault() ?? ""));
        if (Environment.GetEnvironmentVariable(Token) is { Length: > 0 } token)
            return PacsCredentials.Bearer(token);
        return Environment.GetEnvironmentVariable(User) is { Length: > 0 } user ? PacsCredentials.Basic(user, Environment.GetEnvironmentVariable(Password) ?? "") : null;
    }

    private static X509Certificate2Collection? Authority(FileInfo? file)
    {
        if (file is null)
            return null;
        var found = new X509Certificate2Collection();
        Read(file, "E_PACS_CA", "--ca", "a file of certificates in PEM", f =>
        {
            found.ImportFromPemFile(f);
            return found.Count > 0 ? true : throw new CryptographicException("none");
        });
        return found;
    }

    private static T Read<T>(FileInfo file, string code, string where, string expected, Func<string, T> read)
    {
        try
        {
            return read(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new RefusedException(new Problem(code, where, "a file that is missing, out of reach or something else", expected, "Check the path and the permissions."), e);
        }
    }
}
