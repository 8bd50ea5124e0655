using System.Globalization;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Accounts;

/// <summary>Accounts as a table, or as one JSON document. No secret, and no hash of one, is in either.</summary>
internal static class AccountList
{
    public static async Task WriteAsync(IReadOnlyList<Account> accounts, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(Json(accounts));
            return;
        }
        var table = Terminal.Table("name", "role", "signs in by", "made", "");
        foreach (var a in accounts)
            table.Add(a.Name, RoleOf(a), string.Join(", ", Ways(a).DefaultIfEmpty("the centre's own page")), a.Created.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), a.Disabled ? "switched off" : "");
        output.WriteTable(table);
    }

    private static string Json(IReadOnlyList<Account> accounts) => JsonForm.ToJson(w => w.WriteList("accounts", accounts, a =>
    {
        w.WriteString("name", a.Name);
        w.WriteString("role", RoleOf(a));
        w.WriteBoolean("password", a.Password is not null);
        w.WriteBoolean("totp", a.Totp is not null);
        w.WriteBoolean("token", a.Token is not null);
        w.WriteBoolean("disabled", a.Disabled);
        w.WriteString("created", a.Created.UtcDateTime);
    }));

    private static string RoleOf(Account account) => Enum.TryParse<Role>(account.Role, out var role) ? Rights.WordOf(role) : account.Role;

    private static IEnumerable<string> Ways(Account account)
    {
        if (account.Password is not null)
            yield return "password";
        if (account.Totp is not null)
            yield return "code";
        if (account.Token is not null)
            yield return "token";
    }
}
