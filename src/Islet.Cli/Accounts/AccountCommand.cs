using System.CommandLine;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Accounts;

/// <summary><c>islet account …</c>: who may sign in to the workbench that <c>islet serve</c> serves. A password comes from the terminal or from standard input, never from the call.</summary>
internal static class AccountCommand
{
    /// <param name="input">Where passwords are read from; null: standard input, or the terminal.</param>
    public static Command Create(TextReader? input = null)
    {
        var command = new Command("account", "Accounts of the people, and of the machines, that use a registry in the browser.")
        {
            Add(input),
            ListCommand(),
            RoleCommand(),
            Change("disable", "Switches an account off and ends its sessions.", async (accounts, name) => $"{(await accounts.SwitchAsync(name, off: true)).Name} may no longer sign in."),
            Change("enable", "Switches an account on again.", async (accounts, name) => $"{(await accounts.SwitchAsync(name, off: false)).Name} may sign in again."),
            Change("totp-reset", "Takes the one-time codes from an account whose person lost telephone and recovery codes.", async (accounts, name) =>
            {
                await accounts.ResetTotpAsync(name);
                return $"{name} signs in without a code.";
            }),
            PasswordCommand(input),
            Token(),
        };
        return command;
    }

    private static Command Add(TextReader? input)
    {
        var (name, role, registry) = (Name(), RoleOption(), Options.Registry());
        var without = new Option<bool>("--no-password") { Description = "The person signs in at the centre's own page, before a proxy." };
        var command = new Command("add", "Makes an account. The first of a registry is made so, and should be an administrator's.") { name, role, without, registry };
        command.SetAction((call, cancel) => WithAsync(call.GetRequiredValue(registry), call, async accounts =>
        {
            var password = call.GetValue(without) ? null : TypedSecret.Ask(input, "Password: ", call.InvocationConfiguration.Error);
            var account = await accounts.AddAsync(call.GetRequiredValue(name), RoleOf(call.GetRequiredValue(role)), password);
            return $"{account.Name} may sign in: {call.GetRequiredValue(role)}.";
        }, create: true));
        return command;
    }

    private static Command ListCommand()
    {
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("list", "All accounts.") { registry, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetRequiredValue(registry), TimeProvider.System);
            await AccountList.WriteAsync(await log.Desk.Accounts.AllAsync(cancel), call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command RoleCommand()
    {
        var (name, registry) = (Name(), Options.Registry());
        var role = new Argument<string>("ROLE") { Description = Roles };
        var command = new Command("role", "Gives an account another role, and ends its sessions.") { name, role, registry };
        command.SetAction((call, cancel) => WithAsync(call.GetRequiredValue(registry), call, async accounts =>
        {
            await accounts.GiveRoleAsync(call.GetRequiredValue(name), RoleOf(call.GetRequiredValue(role)));
            return $"{call.GetRequiredValue(name)} is now: {call.GetRequiredValue(role)}.";
        }));
        return command;
    }

    private static Command PasswordCommand(TextReader? input)
    {
        var (name, registry) = (Name(), Options.Registry());
        var command = new Command("password", "Sets a new password, ends a wait after failures, and ends the sessions.") { name, registry };
        command.SetAction((call, cancel) => WithAsync(call.GetRequiredValue(registry), call, async accounts =>
        {
            await accounts.SetPasswordAsync(call.GetRequiredValue(name), TypedSecret.Ask(input, "New password: ", call.InvocationConfiguration.Error));
            return $"{call.GetRequiredValue(name)} has a new password.";
        }));
        return command;
    }

    private static Command Token()
    {
        var (name, role, registry) = (Name(), RoleOption("reader"), Options.Registry());
        var command = new Command("token", "Makes a token by which a machine asks the API or the CDS services. It is told once; the one before ends.") { name, role, registry };
        command.SetAction((call, cancel) => WithAsync(call.GetRequiredValue(registry), call, accounts => accounts.GiveTokenAsync(call.GetRequiredValue(name), RoleOf(call.GetRequiredValue(role)))));
        return command;
    }

    private static Command Change(string verb, string description, Func<AccountDesk, string, Task<string>> change)
    {
        var (name, registry) = (Name(), Options.Registry());
        var command = new Command(verb, description) { name, registry };
        command.SetAction((call, cancel) => WithAsync(call.GetRequiredValue(registry), call, accounts => change(accounts, call.GetRequiredValue(name))));
        return command;
    }

    private static async Task<int> WithAsync(string registry, ParseResult call, Func<AccountDesk, Task<string>> work, bool create = false)
    {
        using var log = create ? FindingLog.OpenOrCreate(registry, TimeProvider.System) : FindingLog.Open(registry, TimeProvider.System);
        await call.InvocationConfiguration.Output.WriteLineAsync(await work(new(log.Desk)));
        return ExitCode.Done;
    }

    private static Argument<string> Name() => new("NAME") { Description = "As it stands beside what the person records, e.g. anna.berg." };

    private static Option<string> RoleOption(string? usual = null)
    {
        var role = new Option<string>("--role") { Description = Roles, HelpName = "ROLE", Required = usual is null };
        if (usual is not null)
            role.DefaultValueFactory = _ => usual;
        return role;
    }

    private static string Roles { get; } = string.Join(", ", Enum.GetValues<Role>().Select(Rights.WordOf)) + ".";

    private static Role RoleOf(string word) => Rights.RoleOf(word) ?? throw new RefusedException("E_ROLE", "role", "no role", Roles.TrimEnd('.'), "Choose one of them.");
}
