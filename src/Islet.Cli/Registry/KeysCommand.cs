using System.CommandLine;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Registry;

/// <summary><c>islet keys create|show|find|reveal|forget|password --keys FILE</c>: who the people behind the pseudonyms are.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "The enciphered file of people's names and numbers; the registry itself knows pseudonyms only.")
    {
        Make(), Show(), Find(), Reveal(), Forget(), Password(),
    };

    private static Command Make()
    {
        var prefix = new Option<string>("--prefix") { Description = "Begins every pseudonym: letters, digits and hyphens, 12 at most.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        prefix.Validators.Add(given =>
        {
            if (given.GetValue(prefix) is not { Length: <= 12 } text || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
                given.AddError("--prefix: letters, digits and hyphens, 12 at most.");
        });
        var command = new Command("create", "Makes an empty key file.") { prefix };
        var keys = KeyOptions.AddTo(command, required: true);
        command.SetAction(async (call, cancel) =>
        {
            using var made = keys.Create(call, call.GetValue(prefix)!);
            await call.InvocationConfiguration.Error.WriteLineAsync("Made. Keep a copy of the file and of its secret in two places: without the secret nobody can read it.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var json = Options.Json();
        var command = new Command("show", "How many people a key file holds. It names nobody.") { json };
        var keys = KeyOptions.AddTo(command, required: true);
        command.SetAction(async (call, cancel) =>
        {
            using var file = keys.Open(call);
            await call.InvocationConfiguration.Output.WriteLineAsync(call.GetValue(json) ? JsonForm.ToJson(w => w.WriteNumber("persons", file.Count)) : $"{file.Count} persons.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Find()
    {
        var country = new Option<string?>("--country") { Description = "The country of the national number (SE, NO, DK, IT …); without it, what is asked for is a record number.", HelpName = "CODE" };
        var json = Options.Json();
        var command = new Command("find", "The pseudonym of a number, which is read from standard input, since arguments are seen by others.") { country, json };
        var keys = KeyOptions.AddTo(command, required: true);
        command.SetAction(async (call, cancel) =>
        {
            using var file = keys.Open(call);
            if (!Console.IsInputRedirected)
                await call.InvocationConfiguration.Error.WriteAsync("Number: ");
            var number = await Console.In.ReadLineAsync(cancel) ?? "";
            var pseudonym = (call.GetValue(country) is { } code ? file.Find(code, number) : file.FindRecord(number)) ?? throw Unknown("the number");
            await call.InvocationConfiguration.Output.WriteLineAsync(call.GetValue(json) ? JsonForm.ToJson(w => w.WriteString("pseudonym", pseudonym)) : pseudonym);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Reveal()
    {
        var (id, registry, json) = (Id(), Options.Registry(), Options.Json());
        var show = new Option<bool>("--show-identity") { Description = "I want to see who this is, and nobody looks over my shoulder." };
        var command = new Command("reveal", "Prints who a patient is.") { id, registry, show, json };
        command.Validators.Add(given =>
        {
            if (!given.GetValue(show))
                given.AddError("reveal prints a person's name and number: say --show-identity if that is wanted.");
        });
        var keys = KeyOptions.AddTo(command, required: true);
        command.SetAction(async (call, cancel) =>
        {
            using var file = keys.Open(call);
            var pseudonym = await PseudonymAsync(call.GetValue(id)!, file, call.GetValue(registry)!, cancel);
            var person = file.Identity(pseudonym) ?? throw Unknown("the pseudonym");
            await WriteAsync(person, call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Forget()
    {
        var (id, registry) = (Id(), Options.Registry());
        var command = new Command("forget", "Takes a person out of the key file. The course stays; islet erase takes both out.") { id, registry };
        var keys = KeyOptions.AddTo(command, required: true);
        command.SetAction(async (call, cancel) =>
        {
            using var file = keys.Open(call);
            if (!file.Forget(await PseudonymAsync(call.GetValue(id)!, file, call.GetValue(registry)!, cancel)))
                throw Unknown("the pseudonym");
            file.Save();
            await call.InvocationConfiguration.Error.WriteLineAsync("Forgotten. Copies of the key file that were made before still hold the person.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Password()
    {
        var (newPassword, newKey) = (KeyOptions.Path("--new-password-file", "File whose first line is the new password. [default: $ISLET_KEYS_NEW_PASSWORD, or asked for]"),
            KeyOptions.Path("--new-key-file", "File of a key that opens the key file from now on."));
        var command = new Command("password", "Changes the password, or sets a key in its place.") { newPassword, newKey };
        var keys = KeyOptions.AddTo(command, required: true);
        command.SetAction(async (call, cancel) =>
        {
            using var file = keys.Open(call);
            file.ChangePassword(KeyOptions.NewSecret(call, newPassword, newKey));
            file.Save();
            await call.InvocationConfiguration.Error.WriteLineAsync("Changed. Copies that were made before are still opened by the old one.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "The pseudonym, or the registry's number (P12)." };

    private static async Task<string> PseudonymAsync(string id, KeyFile file, string registry, CancellationToken cancel)
    {
        if (file.Identity(id) is not null || id is not ['P' or 'p', .. var digits] || !digits.All(char.IsAsciiDigit))
            return id;
        using var log = FindingLog.Open(registry, TimeProvider.System);
        return (await log.CourseOfAsync(id, cancel)).Key;
    }

    private static RefusedException Unknown(string what) => new("E_IDENTITY_UNKNOWN", "key file", $"nobody of {what} given", "somebody whom the key file knows", "Check it letter by letter; islet keys show tells how many it knows.");

    private static Task WriteAsync(KeyedPerson person, bool json, TextWriter output) => output.WriteLineAsync(!json
        ? string.Join('\n', new[] { person.Number is null ? null : $"number   {person.Country} {person.Number}" }.OfType<string>()
            .Concat(person.Names.Select(n => "name     " + n)).Concat(person.Records.Select(r => "record   " + r)))
        : JsonForm.ToJson(w =>
        {
            w.WriteString("country", person.Country);
            w.WriteString("number", person.Number);
            w.WriteTexts("names", person.Names);
            w.WriteTexts("records", person.Records);
        }));
}
