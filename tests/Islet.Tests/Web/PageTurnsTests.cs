using Islet.Web;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;

namespace Islet.Tests.Web;

public sealed class PageTurnsTests : IDisposable
{
    private readonly List<TaskCompletionSource> begun = [.. Enumerable.Range(0, Environment.ProcessorCount + 2).Select(_ => New())], done = [.. Enumerable.Range(0, Environment.ProcessorCount + 2).Select(_ => New())];
    private readonly PageTurns turns;

    public PageTurnsTests() => turns = new(http =>
    {
        var number = (int)http.Items["number"]!;
        begun[number].SetResult();
        return done[number].Task;
    });

    public void Dispose() => turns.Dispose();

    [Fact]
    public async Task As_many_pages_as_processors_are_made_at_a_time_and_the_first_that_waits_is_the_next()
    {
        var pages = Enumerable.Range(0, begun.Count).Select(Ask).ToList();
        Assert.Equal(Environment.ProcessorCount, begun.Count(b => b.Task.IsCompleted));
        done[0].SetResult();
        await pages[0];
        await begun[^2].Task;
        Assert.False(begun[^1].Task.IsCompleted);
        done.ForEach(d => d.TrySetResult());
        await Task.WhenAll(pages);
    }

    [Fact]
    public async Task A_page_that_waits_for_something_else_gives_its_turn_away()
    {
        var pages = Enumerable.Range(0, begun.Count).Select(Ask).ToList();
        await Task.WhenAll(begun.Select(b => b.Task)); // none of them is done
        done.ForEach(d => d.SetResult());
        await Task.WhenAll(pages);
        await Ask(0, New()); // and every turn came back once
    }

    [Fact]
    public async Task What_is_no_page_takes_no_turn()
    {
        var all = Enumerable.Range(0, begun.Count).Select(number => turns.InvokeAsync(new DefaultHttpContext { Items = { ["number"] = number } })).ToList();
        Assert.All(begun, b => Assert.True(b.Task.IsCompleted));
        done.ForEach(d => d.SetResult());
        await Task.WhenAll(all);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task Ask(int number, TaskCompletionSource again)
    {
        begun[number] = again;
        return Ask(number);
    }

    private Task Ask(int number)
    {
        var http = new DefaultHttpContext { Items = { ["number"] = number } };
        http.SetEndpoint(new(null, new(new ComponentTypeMetadata(typeof(PageTurnsTests))), "a page"));
        return turns.InvokeAsync(http);
    }
}
