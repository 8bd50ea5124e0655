using FsCheck;
using FsCheck.Fluent;
using Islet.Course;

namespace Islet.Tests.Course;

public class TruthTests
{
    private static readonly FactSet Ki67 = [Fact.Ki67Percent];
    private static readonly FactSet Mitoses = [Fact.MitosesPer2mm2];

    private static Truth Unknown(FactSet missing) => Truth.Of<bool>(null, missing, known => known);

    private static Arbitrary<Truth> Truths { get; } =
        Gen.Elements(Truth.Yes, Truth.No, Unknown(Ki67), Unknown(Mitoses), Unknown([Fact.Necrosis, Fact.Ki67Percent])).ToArbitrary();

    [Theory] // Kleene's strong tables; and, or
    [InlineData(Answer.Yes, Answer.Yes, Answer.Yes, Answer.Yes), InlineData(Answer.Yes, Answer.Unknown, Answer.Unknown, Answer.Yes)]
    [InlineData(Answer.Yes, Answer.No, Answer.No, Answer.Yes), InlineData(Answer.Unknown, Answer.Unknown, Answer.Unknown, Answer.Unknown)]
    [InlineData(Answer.Unknown, Answer.No, Answer.No, Answer.Unknown), InlineData(Answer.No, Answer.No, Answer.No, Answer.No)]
    public void And_is_the_smaller_or_is_the_larger(Answer a, Answer b, Answer and, Answer or)
    {
        Assert.Equal((and, and), ((Some(a) & Some(b)).Answer, (Some(b) & Some(a)).Answer));
        Assert.Equal((or, or), ((Some(a) | Some(b)).Answer, (Some(b) | Some(a)).Answer));
    }

    [Fact]
    public void Not_turns_yes_and_no_and_keeps_unknown_with_what_it_waits_for()
    {
        Assert.Equal(Truth.No, !Truth.Yes);
        Assert.Equal(Unknown(Ki67), !Unknown(Ki67));
    }

    [Fact]
    public void A_truth_that_nobody_set_is_unknown() => Assert.Equal(Answer.Unknown, default(Truth).Answer);

    [Fact]
    public void A_known_operand_adds_nothing_to_what_an_unknown_whole_waits_for()
    {
        Assert.Equal(Ki67, (Truth.Yes & Unknown(Ki67)).Missing);
        Assert.Equal(Ki67 | Mitoses, (Unknown(Ki67) | Unknown(Mitoses)).Missing);
        Assert.Equal(default, (Truth.No & Unknown(Ki67)).Missing);
    }

    [Fact]
    public void De_Morgan_holds_with_the_missing_facts() => Prop.ForAll(Truths, Truths, (a, b) =>
        !(a & b) == (!a | !b) && !(a | b) == (!a & !b)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_waits_for_facts_exactly_when_it_is_unknown() => Prop.ForAll(Truths, Truths, (a, b) =>
        new[] { a & b, a | b, !a }.All(t => t.Answer is Answer.Unknown == t.Missing.Count > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void And_and_or_distribute_over_each_other() => Prop.ForAll(Truths, Truths, Truths, (a, b, c) =>
        (a & (b | c)).Answer == ((a & b) | (a & c)).Answer && (a | (b & c)).Answer == ((a | b) & (a | c)).Answer).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("G2 G3", Answer.Yes), InlineData("G1 G2", Answer.Unknown), InlineData("G1", Answer.No)]
    public void An_open_grade_answers_where_all_its_values_do(string possible, Answer expected) =>
        Assert.Equal(expected, Truth.Of(possible.Split(' '), Ki67, grade => grade is "G2" or "G3").Answer);

    private static Truth Some(Answer answer) => answer is Answer.Unknown ? Unknown(Ki67) : Truth.Of(answer is Answer.Yes);
}
