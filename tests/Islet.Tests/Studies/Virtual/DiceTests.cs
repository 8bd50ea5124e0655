using Islet.Studies;

namespace Islet.Tests.Studies;

public class DiceTests
{
    [Fact] // outputs of the authors' reference implementation, prng.di.unimi.it/xoshiro256starstar.c, for the state 1, 2, 3, 4
    public void The_generator_gives_the_numbers_of_its_authors()
    {
        var dice = new Dice(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360,
            607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => dice.Next()));
    }

    [Fact] // outputs of prng.di.unimi.it/splitmix64.c for the seed 1234567
    public void The_seeding_gives_the_numbers_of_its_authors()
    {
        var state = 1234567UL;
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => Dice.SplitMix64(ref state)));
    }

    [Fact]
    public void Parts_patients_and_seeds_have_streams_of_their_own()
    {
        ulong[] first =
        [
            Dice.For(1, 1, "a").Next(), Dice.For(1, 1, "b").Next(), Dice.For(1, 2, "a").Next(), Dice.For(2, 1, "a").Next(), Dice.For(2, 2, "a").Next(),
            Dice.For(0, 0, "a").Next(), Dice.For(ulong.MaxValue, int.MaxValue, "a").Next(),
        ];
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(first[0], Dice.For(1, 1, "a").Next());
    }

    [Fact]
    public void Uniform_and_exponential_numbers_have_their_moments_and_tail()
    {
        const int n = 200_000;
        var dice = Dice.For(20240101, 1, "moments");
        var uniform = Enumerable.Range(0, n).Select(_ => dice.Uniform()).ToList();
        var exponential = Enumerable.Range(0, n).Select(_ => dice.Exponential()).ToList();
        Assert.All(uniform, u => Assert.InRange(u, 0, 1 - 1e-16));
        Assert.InRange(uniform.Average(), 0.5 - (3 * Math.Sqrt(1 / 12.0 / n)), 0.5 + (3 * Math.Sqrt(1 / 12.0 / n)));
        Assert.InRange(exponential.Average(), 1 - (3 / Math.Sqrt(n)), 1 + (3 / Math.Sqrt(n)));
        foreach (var t in new[] { 0.1, 0.5, 1, 2, 4 })
        {
            var tail = Math.Exp(-t);
            var error = 3 * Math.Sqrt(tail * (1 - tail) / n);
            Assert.InRange(exponential.Count(e => e > t) / (double)n, tail - error, tail + error);
        }
    }

    [Theory]
    [InlineData(0, 18), InlineData(25, 38), InlineData(50, 58), InlineData(75, 73), InlineData(100, 88)]
    public void A_percentile_between_two_lies_on_the_line_between_them(double percent, double expected) =>
        Assert.Equal(expected, new Quantiles([(0, 18), (50, 58), (100, 88)]).Of(percent));
}
