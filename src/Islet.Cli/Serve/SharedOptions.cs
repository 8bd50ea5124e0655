using System.CommandLine;
using Islet.Cli.Pet.Pacs;
using Islet.Course;
using Islet.Web;

namespace Islet.Cli.Serve;

/// <summary>What a centre chooses of the workbench, whichever registry is served.</summary>
internal sealed class SharedOptions
{
    private readonly Option<bool> noStatements = Statements.Off();
    private readonly Option<string?> origin = new("--cds-origin") { Description = "Origin of a page whose script may call the CDS services from a browser. [default: none]", HelpName = "URL" };
    private readonly Option<string?> identifier = new("--cds-identifier") { Description = "System of the FHIR identifier whose value is this registry's pseudonym. [default: urn:islet:patient]", HelpName = "SYSTEM" };

    private readonly Option<DirectoryInfo?> images = new("--images") { Description = "Folder of DICOM images in which PETs of the registry's patients are looked for, by their patient number. [default: none]", HelpName = "DIR" };

    private readonly Option<string?> zone = new("--time-zone") { Description = "Zone in which instants are told and a day begins. [default: this computer's]", HelpName = "Europe/Stockholm" };

    private PacsOptions? pacs;

    public void AddTo(Command command)
    {
        pacs = PacsOptions.AddTo(command, "--pacs", required: false);
        command.Add(zone);
        command.Add(images);
        command.Add(noStatements);
        command.Add(origin);
        command.Add(identifier);
    }

    /// <exception cref="RefusedException">E_CDS_ORIGIN, E_STATEMENTS_SETTING, E_TIME_ZONE, E_IMAGES, E_PACS_….</exception>
    public WorkbenchOptions Apply(ParseResult call, WorkbenchOptions options) => options with
    {
        Statements = Statements.AreOn && !call.GetValue(noStatements),
        CdsOrigin = call.GetValue(origin) is { } given ? OriginOf(given) : null,
        Clock = call.GetValue(zone) is { } lies ? new ZonedClock(options.Clock, ZoneOf(lies)) : options.Clock,
        Archive = pacs?.IsGiven(call) is true ? pacs.Open(call) : null,
        Images = call.GetValue(images) is { } folder ? FolderOf(folder) : null,
        CdsIdentifier = call.GetValue(identifier) is { Length: > 0 } system ? system : options.CdsIdentifier,
    };

    private static string FolderOf(DirectoryInfo folder) => folder.Exists ? folder.FullName : throw new RefusedException("E_IMAGES", "--images", "no folder that can be read", "a folder with DICOM files", "Give the folder of the images.");

    internal static TimeZoneInfo ZoneOf(string written) => TimeZoneInfo.TryFindSystemTimeZoneById(written, out var zone) ? zone
        : throw new RefusedException("E_TIME_ZONE", "--time-zone", "no zone that this computer knows", "a name of the IANA list", "Write it as Europe/Stockholm or Europe/Rome.");

    internal static Uri OriginOf(string written) => Uri.TryCreate(written, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? url
        : throw new RefusedException("E_CDS_ORIGIN", "--cds-origin", "no origin", "http:// or https://, a host and perhaps a port", "Write it as https://ehr.example.org.");
}
