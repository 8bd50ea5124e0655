using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Islet.Web;

/// <summary>
/// Text goes over the wire compressed, but never in answer to a request that another site began: whoever can make a reader's browser ask and can see how long the answers are
/// could otherwise guess what a page says (BREACH: Gluck, Harris and Prado, 2013). The token of a form is encrypted anew in every answer and tells nothing by its length.
/// </summary>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    private static readonly string[] Texts = ["text/html", "text/css", "text/javascript", "text/csv", "text/calendar", "text/plain", "application/json", "application/fhir+json", "image/svg+xml"];

    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, Texts));
        services.Replace(ServiceDescriptor.Singleton<IResponseCompressionProvider, Compression>());
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    public static void Use(IApplicationBuilder app) => app.UseResponseCompression();

    /// <summary>Browsers say whose page began a request (Fetch Metadata, W3C 2021): nobody else's gets compressed text. A program that says nothing is no browser.</summary>
    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is ("" or "same-origin" or "none") && base.ShouldCompressResponse(context);
}
