using Islet.Exchange;
using Islet.Registry;

namespace Islet.Web;

/// <summary>
/// Whose request a scope of services serves. Pages are given the log and the census as their reader may see them, so that no page can show a researcher what
/// is not for researchers. What lives as long as the server is given the whole: its scope serves nobody.
/// </summary>
internal sealed class RequestReader
{
    public SignedIn? Who { get; set; }

    public FindingLog View(FindingLog whole) => whole.Through(() => SeesLess ? PseudonymousCourse.Of : null);

    public LiveOverview View(LiveOverview whole) => whole.For(() => SeesLess);

    private bool SeesLess => Who is { SeesPseudonymsOnly: true };
}
