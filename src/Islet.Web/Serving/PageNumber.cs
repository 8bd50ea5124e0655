using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>Which page of a list an address asks for; what it says otherwise is the first.</summary>
internal static class PageNumber
{
    /// <summary>Beyond every list, and small enough that the rows before it can be counted.</summary>
    public const int Most = 1_000_000;

    public static int Of(HttpContext http) => int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? Math.Min(page, Most) : 1;
}
