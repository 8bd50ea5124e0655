using System.Collections.Concurrent;
using Islet.Course;
using Islet.Registry;
using Islet.Tests.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>Pages that compute for long, over a registry to which people add all the while.</summary>
public sealed class LongWorkTests
{
    private readonly WorkShelf<string> shelf = new(kept: 2);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> gates = new(StringComparer.Ordinal);
    private int runs;

    [Fact]
    public async Task A_registry_that_grows_while_it_is_read_begins_no_work_anew_so_that_it_ends()
    {
        var first = Ask("study", "1");
        for (var batch = 2; batch < 30; batch++) // a page asks every two seconds, and somebody adds as often
            Assert.Same(first, Ask("study", batch.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Null(await Soon(first));
        Gate("study 1").SetResult("of 1");
        await first.Task;
        Assert.Equal("of 1", await Soon(Ask("study", "1")));

        var second = Ask("study", "30");
        Assert.Equal("of 1", await Soon(second)); // until it is done
        Gate("study 30").SetResult("of 30");
        await second.Task;
        Assert.Equal(("of 30", 2), (await Soon(Ask("study", "30")), runs));
    }

    [Fact]
    public async Task What_is_under_way_is_not_dropped_when_many_ask_for_other_things()
    {
        var works = Enumerable.Range(0, 6).Select(i => Ask($"study {i}", "1")).ToArray();
        Assert.All(Enumerable.Range(0, 6), i => Assert.Same(works[i], Ask($"study {i}", "1")));
        for (var i = 0; i < 6; i++)
            Gate($"study {i} 1").SetResult("done");
        await Task.WhenAll(works.Select(w => w.Task));
        Assert.Same(works[5], Ask("study 5", "1"));
        Assert.NotSame(works[0], Ask("study 0", "1")); // of what is done only the two that were asked for last are kept
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        var first = Ask("study", "1");
        Gate("study 1").SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first.Task);
        Assert.NotSame(first, Ask("study", "1"));
    }

    [Fact]
    public async Task Two_states_of_the_registry_that_are_asked_one_condition_at_once_are_read_by_one_scan()
    {
        using var registry = new TemporaryRegistry(Store.File);
        using var log = registry.Open();
        using var live = new LiveOverview(log, registry);
        using var answers = new CohortAnswers(log);
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(700));
        var before = await live.NowAsync();
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(3, origin: null)]);
        var after = await live.NowAsync();
        var condition = Condition.Parse("ki67_percent > 5", Macros.None).Value!;
        LongWork<ConditionAnswer>[] asked = [answers.Ask(before, condition), answers.Ask(after, condition)];
        var said = await Task.WhenAll(asked.Select(w => w.Task));
        Assert.Single(asked, work => work.Done > 0);
        Assert.Equal([before.At, after.At], said.Select(a => a.At));
    }

    private LongWork<string> Ask(string topic, string state) => shelf.Get(topic, state, of: 1, _ =>
    {
        Interlocked.Increment(ref runs);
        return Gate($"{topic} {state}").Task;
    });

    private TaskCompletionSource<string> Gate(string work) => gates.GetOrAdd(work, _ => new());

    private static Task<string?> Soon(LongWork<string> work) => work.SoonAsync(TimeSpan.Zero, TimeProvider.System);
}
