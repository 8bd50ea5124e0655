using System.Net;
using Islet.Course;

namespace Islet.Exchange.DicomWeb;

/// <summary>Where an archive answers DICOMweb (PS3.18): "https://pacs.example/dicom-web".</summary>
/// <param name="Name">Host and port, as messages call it; never the path, never who asks.</param>
public sealed record PacsAddress(Uri Base, string Name)
{
    /// <summary>On this computer nobody reads along.</summary>
    public bool IsLoopback => Base.Host == "localhost" || (IPAddress.TryParse(Base.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public bool IsPlain => Base.Scheme == Uri.UriSchemeHttp;

    /// <exception cref="RefusedException">E_PACS_ADDRESS.</exception>
    public static PacsAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw PacsProblems.Address("what is no address of http or https");
        if (uri.UserInfo.Length > 0)
            throw PacsProblems.Address("a user or a password in the address");
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw PacsProblems.Address("a ? or # in the address");
        return new(new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"), uri.Authority);
    }
}
