using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Registry;

/// <summary>How a command comes by the key file and its secret. A password is never an argument: other users of the computer see those.</summary>
internal sealed class KeyOptions
{
    private const string Variable = "ISLET_KEYS_PASSWORD", NewVariable = "ISLET_KEYS_NEW_PASSWORD";

    private readonly Option<string?> file;
    private readonly Option<string?> passwordFile = Path("--keys-password-file", $"File whose first line is the password. [default: ${Variable}, or asked for]");
    private readonly Option<string?> keyFile = Path("--keys-key-file", "File of 32 bytes, or 64 hexadecimal digits, that opens the key file in place of a password.");

    private KeyOptions(bool required) => file = Path("--keys", "The key file: who the people behind the pseudonyms are.", required);

    /// <param name="required">The command does nothing without a key file.</param>
    public static KeyOptions AddTo(Command command, bool required)
    {
        var options = new KeyOptions(required);
        command.Options.Add(options.file);
        command.Options.Add(options.passwordFile);
        command.Options.Add(options.keyFile);
        return options;
    }

    public string? File(ParseResult call) => call.GetValue(file);

    /// <exception cref="RefusedException">E_KEYS_SECRET, or what <see cref="KeyFile.Open"/> refuses.</exception>
    public KeyFile Open(ParseResult call) => KeyFile.Open(call.GetValue(file)!, Secret(call, "Password of the key file: "));

    public KeyFile Create(ParseResult call, string prefix) => KeyFile.Create(call.GetValue(file)!, Secret(call, "New password: ", again: "The same again: "), prefix);

    /// <summary>The secret that a change of it sets.</summary>
    public static KeySecret NewSecret(ParseResult call, Option<string?> passwordFile, Option<string?> keyFile) =>
        Secret(call.GetValue(passwordFile), call.GetValue(keyFile), NewVariable, "New password: ", "The same again: ", call.InvocationConfiguration.Error);

    internal static Option<string?> Path(string name, string description, bool required = false)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE", Required = required };
        option.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValue(option)))
                given.AddError($"{name}: an empty name; give the path of a file.");
        });
        return option;
    }

    private KeySecret Secret(ParseResult call, string prompt, string? again = null) =>
        Secret(call.GetValue(passwordFile), call.GetValue(keyFile), Variable, prompt, again, call.InvocationConfiguration.Error);

    private static KeySecret Secret(string? passwordFile, string? keyFile, string variable, string prompt, string? again, TextWriter errors)
    {
        if (keyFile is not null)
            return KeySecret.OfRawKey(RawKey(keyFile));
        if (passwordFile is not null)
            return KeySecret.OfPassword(Read(passwordFile, static path => System.IO.File.ReadLines(path).FirstOrDefault()) ?? throw Unusable(passwordFile, "an empty file"));
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set)
            return KeySecret.OfPassword(set);
        if (Console.IsInputRedirected)
            throw Unusable(variable, "no password, and no terminal to ask for one");
        var typed = Accounts.TypedSecret.Typed(prompt, errors);
        return again is null || Accounts.TypedSecret.Typed(again, errors) == typed ? KeySecret.OfPassword(typed) : throw Unusable("terminal", "two passwords that differ");
    }

    private static byte[] RawKey(string path)
    {
        if (Read(path, static p => new FileInfo(p).Length) > 100)
            throw Unusable(path, "a long file");
        var bytes = Read(path, System.IO.File.ReadAllBytes);
        if (bytes.Length == KeySecret.RawKeyBytes)
            return bytes;
        var text = System.Text.Encoding.ASCII.GetString(bytes).Trim();
        return text.Length == 2 * KeySecret.RawKeyBytes && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : throw Unusable(path, "neither 32 bytes nor 64 hexadecimal digits");
    }

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, "a file that cannot be read");
        }
    }

    private static RefusedException Unusable(string where, string found) => new("E_KEYS_SECRET", System.IO.Path.GetFileName(where), found, "the secret of the key file",
        string.Create(CultureInfo.InvariantCulture, $"Set {Variable}, name a file with --keys-password-file or --keys-key-file, or call from a terminal."));
}
