using System.Security.Claims;
using Islet.Registry;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>Who sits before the page.</summary>
/// <param name="Name">As it stands in the log of what was recorded.</param>
public sealed record SignedIn(string Name, Role Role)
{
    private const string SessionClaim = "islet:session", LocalClaim = "islet:local";

    /// <summary>A researcher is shown numbers in place of names, and no free text.</summary>
    public bool SeesPseudonymsOnly => !May(Right.SeeSources);

    /// <summary>The stored name of the session; null: signed in by something else than a session.</summary>
    public string? Session { get; private init; }

    /// <summary>Signed in for sitting at this computer, as in the demonstration: has no account.</summary>
    public bool IsLocal { get; private init; }

    /// <summary>Whoever sits at the computer on which the demonstration runs.</summary>
    internal static SignedIn AtThisComputer { get; } = new("local user", Role.Administrator) { IsLocal = true };

    public static SignedIn Of(HttpContext http) => Of(http.User) ?? throw new InvalidOperationException("A page that asks who is signed in is open to nobody else.");

    public static SignedIn? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { } name } && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(name, role) { Session = user.FindFirstValue(SessionClaim), IsLocal = user.HasClaim(c => c.Type == LocalClaim) } : null;

    public bool May(Right right) => Rights.Of(Role).Contains(right);

    /// <summary>Null: the account's role is none that this program knows, or it may not sign in.</summary>
    internal static SignedIn? Of(Account account, string? session = null) =>
        !account.Disabled && Enum.TryParse<Role>(account.Role, out var role) ? new(account.Name, role) { Session = session } : null;

    internal ClaimsPrincipal ToPrincipal(string scheme)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, Name), new(ClaimTypes.Name, Name), new(ClaimTypes.Role, Role.ToString())];
        if (Session is { } session)
            claims.Add(new(SessionClaim, session));
        if (IsLocal)
            claims.Add(new(LocalClaim, "yes"));
        return new(new ClaimsIdentity(claims, scheme));
    }
}
