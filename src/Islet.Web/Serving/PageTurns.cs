using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>
/// As many pages are made at a time as there are processors, in the order in which they were asked for. Making a page keeps a processor busy and megabytes alive: twenty begun
/// at once are each done late, and the garbage collector copies the unfinished nineteen again and again. A page that waits for something else (a slow
/// reader, a count of everybody, a server of data) gives its turn away, so it holds nobody up.
/// </summary>
internal sealed class PageTurns(RequestDelegate next) : IDisposable
{
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount); // lets in who has waited longest

    /// <summary>So long a page has a processor to itself.</summary>
    public static TimeSpan Turn { get; } = TimeSpan.FromMilliseconds(100);

    public Task InvokeAsync(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null ? next(http) : InTurnAsync(http);

    private async Task InTurnAsync(HttpContext http)
    {
        await turns.WaitAsync(http.RequestAborted);
        using var over = new CancellationTokenSource(Turn);
        using var given = over.Token.UnsafeRegister(static turns => ((SemaphoreSlim)turns!).Release(), turns);
        try
        {
            await next(http);
        }
        finally
        {
            if (given.Unregister())
                turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
