using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>Who sits before the page.</summary>
/// <param name="Name">As it stands in the log of what was recorded.</param>
public sealed record SignedIn(string Name, Role Role)
{
    /// <summary>A researcher is shown pseudonyms and no free text.</summary>
    public bool SeesPseudonymsOnly => Role is Role.Researcher;

    public static SignedIn Of(HttpContext http) => Of(http.User) ?? throw new InvalidOperationException("A page that asks who is signed in is open to nobody else.");

    public static SignedIn? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { } name } && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? new(name, role) : null;

    public bool May(Right right) => Rights.Of(Role).Contains(right);
}
