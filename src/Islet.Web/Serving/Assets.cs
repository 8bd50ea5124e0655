using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>A file that pages need, embedded in the program. Its address holds its hash, so that a browser may keep it for ever.</summary>
internal sealed class Asset
{
    private readonly byte[] bytes;
    private readonly string type;

    private Asset(string name, string type)
    {
        this.type = type;
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        var dot = name.LastIndexOf('.');
        Address = $"/assets/{name[..dot]}.{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}{name[dot..]}";
    }

    public static Asset Style { get; } = new("islet.css", "text/css; charset=utf-8");

    public static Asset Icon { get; } = new("islet.svg", "image/svg+xml");

    public static Asset LesionScript { get; } = new("lesions.js", "text/javascript; charset=utf-8");

    public static Asset PetScript { get; } = new("pet.js", "text/javascript; charset=utf-8");

    public static Asset EntryScript { get; } = new("entry.js", "text/javascript; charset=utf-8");

    public string Address { get; }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, (HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, type);
    }).AllowAnonymous();
}

internal static class Assets
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Asset.Style.Map(routes);
        Asset.Icon.Map(routes);
        Asset.LesionScript.Map(routes);
        Asset.PetScript.Map(routes);
        Asset.EntryScript.Map(routes);
    }
}
