using System.Xml.Linq;
using Islet.Registry;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Islet.Web;

/// <summary>The keys of forms in the registry, so that servers over one registry, and a server after a restart, know each other's.</summary>
internal sealed class KeyRingXml(KeyRing keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.AllAsync().GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
}
