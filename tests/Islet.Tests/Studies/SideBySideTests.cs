using Islet.Studies;

namespace Islet.Tests.Studies;

public class SideBySideTests
{
    [Fact]
    public void Results_stand_in_the_order_of_the_items_whoever_is_done_first()
    {
        var work = new SideBySide();
        var slowest = work.One(() => { Thread.Sleep(30); return "done"; });
        var squares = work.Each([.. Enumerable.Range(0, 200)], (n, i) => (n * n, i));
        work.Run();
        Assert.Equal("done", slowest.Value);
        Assert.Equal(Enumerable.Range(0, 200).Select(n => (n * n, n)), squares);
    }

    [Fact]
    public void Of_several_failures_the_first_in_order_is_told_as_it_was_thrown()
    {
        var work = new SideBySide();
        work.Each([1, 2, 3, 4], (n, _) => n % 2 == 0 ? throw new InvalidOperationException($"piece {n}") : n);
        Assert.Equal("piece 2", Assert.Throws<InvalidOperationException>(work.Run).Message);
    }

    [Fact]
    public void Nothing_to_do_is_done() => new SideBySide().Run();
}
