using System.Globalization;
using Islet.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>
/// Enters into the log of access who asks for what, before it is shown. Of a route it knows the pattern and the patient's number, so no identifier and no
/// search is ever entered. Every endpoint that asks for a right is logged.
/// </summary>
internal sealed class AccessTrail(RequestDelegate next, Desk desk, ILogger<AccessTrail> faults)
{
    private const string NotesKey = "islet-notes";

    private static readonly EventId Lost = new(1, "AccessEntryLost");
    private static readonly string[] PatientNames = ["number", "patient"]; // of a route's value; letters of either case

    /// <summary>
    /// So long a page waits for its entry. While an import commits, the write lock may be held for longer: then the page is shown, and the entry is written
    /// when the lock is free, with the instant at which the page was asked for.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(1);

    /// <summary>A write that is done before the answer begins.</summary>
    public static void Note(HttpContext http, Task writing)
    {
        if (http.Items[NotesKey] is not List<Task> notes)
            http.Items[NotesKey] = notes = [];
        notes.Add(writing);
    }

    /// <summary>That somebody who is signed in did something with what the route names, or with a patient whom no route names.</summary>
    /// <param name="done">One of <see cref="AccessWords"/>; null: what the endpoint is for.</param>
    public static Task EnterAsync(HttpContext http, Desk desk, string? done = null, long? patient = null) =>
        SignedIn.Of(http.User) is { } who ? desk.Access.AddAsync(who.Name, patient ?? PatientOf(http), done ?? DoneBy(http), RouteOf(http)) : Task.CompletedTask;

    public async Task InvokeAsync(HttpContext http)
    {
        if (Denied.RightOf(http.GetEndpoint()) is not null)
            Note(http, EnterAsync(http, desk));
        await SettleAsync(http);
        http.Response.OnStarting(() => SettleAsync(http)); // what was noted on the way
        await next(http);
    }

    private async Task SettleAsync(HttpContext http)
    {
        if (http.Items[NotesKey] is not List<Task> { Count: > 0 } notes)
            return;
        http.Items[NotesKey] = null;
        await PatientlyAsync(Task.WhenAll(notes));
    }

    private async Task PatientlyAsync(Task written)
    {
        try
        {
            await written.WaitAsync(Patience); // an entry that cannot be written is a page that is not shown
        }
        catch (TimeoutException)
        {
            _ = written.ContinueWith(late => faults.Log(LogLevel.Error, Lost, late.Exception, "An entry of the log of access could not be written."),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private static long? PatientOf(HttpContext http)
    {
        var names = http.GetEndpoint()?.Metadata.GetMetadata<PatientRouteAttribute>() is { } named ? [named.Name] : PatientNames;
        return names.Select(http.GetRouteValue).Select(value => long.TryParse(value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null)
            .FirstOrDefault(number => number is not null);
    }

    private static string DoneBy(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<LoggedAsAttribute>()?.Done
        ?? (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? AccessWords.Read : AccessWords.Write);

    private static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
}

/// <summary>Which value of the route is the patient's number, where it is called neither number nor patient.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class PatientRouteAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>What the log of access says that is done here, where the method does not tell.</summary>
/// <param name="done">One of <see cref="AccessWords"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class LoggedAsAttribute(string done) : Attribute
{
    public string Done { get; } = done;
}

internal static class AccessRouting
{
    /// <summary>Asks for a right: who has it not is refused, and who has it is logged.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(right.ToString());

    public static TBuilder LoggedAs<TBuilder>(this TBuilder endpoint, string done)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new LoggedAsAttribute(done));

    public static TBuilder ForMachines<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ForMachinesAttribute());
}
