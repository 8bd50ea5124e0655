using System.Collections.Concurrent;
using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Web;

/// <summary>What a posted form led to: words, or why it was refused.</summary>
public sealed record Notice(string? Said, Problem? Problem)
{
    /// <summary>What was typed into the form that was refused and may be shown again: never a password. Null: the form is not shown again.</summary>
    public IReadOnlyDictionary<string, string>? Typed { get; init; }
}

/// <summary>What the next page has to say. The address holds a random number; the words never leave the server but on the page.</summary>
public sealed class Notices
{
    private const int Kept = 200;
    private const string Name = "said";

    private readonly ConcurrentDictionary<string, Notice> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    public string AddressOf(string page, Notice notice)
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        byId[id] = notice;
        order.Enqueue(id);
        while (order.Count > Kept && order.TryDequeue(out var oldest))
            byId.TryRemove(oldest, out _);
        var (path, anchor) = page.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (page[..at], page[at..]) : (page, "");
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Name}={id}{anchor}";
    }

    /// <summary>Null: the address is old, or says nothing.</summary>
    public Notice? Of(Microsoft.AspNetCore.Http.HttpRequest request) => byId.GetValueOrDefault(request.Query[Name].ToString());
}
