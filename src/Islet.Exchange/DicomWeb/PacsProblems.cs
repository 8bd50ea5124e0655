using System.Globalization;
using System.Net;
using System.Security.Authentication;
using Islet.Course;

namespace Islet.Exchange.DicomWeb;

/// <summary>What an archive is refused for. No message repeats what it said: it may name a patient.</summary>
public static class PacsProblems
{
    /// <summary>Whether it may pass by itself: the archive was not reached, silent, busy or broke off.</summary>
    public static bool PassesBy(Problem problem) => problem.Code is "E_PACS_UNREACHABLE" or "E_PACS_TIMEOUT" or "E_PACS_SERVER" or "E_PACS_TRUNCATED" or "E_PACS_INCOMPLETE";

    internal static RefusedException Address(string found) => new("E_PACS_ADDRESS", "--from, --to", found, "the address of a DICOMweb server: https://pacs.example/dicom-web",
        "Ask the archive's administrator. User and password stand in the environment or in a file: see docs/pet-pacs.md.");

    internal static RefusedException Plain(string name) => new("E_PACS_PLAIN", name, "a password or token for an address without TLS", "https://, or an archive on this computer",
        "Ask the archive's administrator for its https address: on the way to this one others can read along.");

    internal static RefusedException Credentials(string found) => new("E_PACS_CREDENTIALS", "the environment or --credentials", found, "user:password, or Bearer TOKEN",
        "Set ISLET_PACS_USER and ISLET_PACS_PASSWORD, or ISLET_PACS_TOKEN, or write the line into a file that only you can read.");

    internal static RefusedException Access(string name) => new("E_PACS_ACCESS", name, "an archive that does not let this user do this", "a user who may", "Check the user, the password or the token, and what the archive's administrator allows.");

    public static RefusedException Missing(string name, string what) => new("E_PACS_MISSING", name, $"no such {what}, or none that this user may see", $"a {what} of this archive", "islet pet find shows what is there.");

    internal static RefusedException Answer(string name, string found, string expected) => new("E_PACS_ANSWER", name, found, expected, "Check the address: it must be that of the archive's DICOMweb service. If it is, tell the archive's administrator.");

    public static RefusedException Multipart(string name, string found) => new("E_PACS_MULTIPART", name, found, "multipart/related as RFC 2387 and PS3.18 8.6 write it", "Try again; if it stays, tell the archive's administrator. Nothing was kept.");

    internal static RefusedException Truncated(string name) => new("E_PACS_TRUNCATED", name, "an answer that ended before its end", "a whole answer", "Try again. Nothing was kept.");

    internal static RefusedException Size(string name, string found) => new("E_PACS_SIZE", name, found, "no more than a series needs", "Look at the series in the archive itself. Nothing was kept.");

    internal static RefusedException Timeout(string name, TimeSpan silence) => new("E_PACS_TIMEOUT", name, string.Create(CultureInfo.InvariantCulture, $"an archive that was silent for {silence.TotalSeconds:0.#} s"), "an answer",
        "Try again, or give it longer with --patience: what lies on tape takes minutes.");

    public static RefusedException Other(string name, string found) => new("E_PACS_OTHER", name, found, "the objects that were asked for, each once", "Nothing was kept. Tell the archive's administrator.");

    public static RefusedException Incomplete(string name, int missing, int listed) => new("E_PACS_INCOMPLETE", name, FormattableString.Invariant($"{missing} of {listed} objects that the archive lists were not sent"), "every object of the series",
        "Try again: a series may still be arriving there. Nothing was kept, for a series with a gap at its end looks whole.");

    /// <summary>Turns what went wrong on the way into a problem.</summary>
    internal static async Task<T> GuardedAsync<T>(string name, TimeSpan silence, Func<Task<T>> work, CancellationToken cancel)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new RefusedException(Timeout(name, silence).Problem, e);
        }
        catch (HttpRequestException e)
        {
            throw new RefusedException(Of(name, e).Problem, e);
        }
        catch (Exception e) when (e is HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse })
        {
            throw new RefusedException(Answer(name, "what is no HTTP", "HTTP").Problem, e);
        }
        catch (IOException e)
        {
            throw new RefusedException(Truncated(name).Problem, e);
        }
    }

    internal static RefusedException OfStatus(string name, HttpStatusCode status, string what) => (int)status switch
    {
        401 or 403 or 407 => Access(name),
        404 or 410 => Missing(name, what),
        429 or >= 500 => new("E_PACS_SERVER", name, FormattableString.Invariant($"status {(int)status}"), "an archive that can answer now", "Try again later; if it stays, tell the archive's administrator."),
        >= 300 and < 400 => Answer(name, FormattableString.Invariant($"status {(int)status}: an address that leads elsewhere, where this user's password does not go"), "the address itself"),
        var other => Answer(name, FormattableString.Invariant($"status {other}"), "status 200"),
    };

    private static RefusedException Of(string name, HttpRequestException e) => e switch
    {
        { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => new("E_PACS_TLS", name, "a certificate that is not trusted, or no TLS", "a certificate of a known authority, for this name",
            "If the archive's certificate is of the hospital's own authority, name that authority's certificate with --ca FILE."),
        { HttpRequestError: HttpRequestError.ResponseEnded } => Truncated(name),
        { HttpRequestError: HttpRequestError.InvalidResponse } => Answer(name, "what is no HTTP", "HTTP"),
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Answer(name, "headers beyond all measure", "the headers of an answer"),
        { HttpRequestError: HttpRequestError.Unknown, InnerException: IOException } => Truncated(name),
        _ => new("E_PACS_UNREACHABLE", name, "no connection", "an archive that answers", "Check the address, and that the archive runs and this computer may reach it."),
    };
}
