using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class OwnRangeTests
{
    [Theory] // value, comparator, lower, upper: raised, level; a value on the limit is within it
    [InlineData("60", null, "10", "60", "no", LaboratoryReading.Normal), InlineData("60.1", null, "10", "60", "yes", LaboratoryReading.Raised)]
    [InlineData("10", null, "10", "60", "no", LaboratoryReading.Normal), InlineData("9.9", null, "10", "60", "no", LaboratoryReading.Low)]
    [InlineData("5", null, null, "60", "no", LaboratoryReading.Normal), InlineData("5", null, "10", null, "no", LaboratoryReading.Low)]
    [InlineData("0.5", Comparator.Below, null, "2", "no", LaboratoryReading.Normal), InlineData("0.5", Comparator.Below, "0.5", "2", "no", LaboratoryReading.Low)]
    [InlineData("0.5", Comparator.Below, "0.2", "2", "no", null), InlineData("2", Comparator.Below, null, "2", "no", LaboratoryReading.Normal)]
    [InlineData("2", Comparator.AtMost, null, "2", "no", LaboratoryReading.Normal), InlineData("2", Comparator.Above, null, "2", "yes", LaboratoryReading.Raised)]
    [InlineData("1000", Comparator.AtLeast, null, "60", "yes", LaboratoryReading.Raised), InlineData("62", Comparator.About, null, "60", "yes", LaboratoryReading.Raised)]
    public void A_value_against_its_own_limits(string value, Comparator? comparator, string? lower, string? upper, string raised, LaboratoryReading? level)
    {
        var reading = OwnRange.Read(Lab(value, comparator, lower, upper));
        Assert.Equal((raised, level, (LevelDoubt?)null), (SomeCourse.Say(reading.Raised), reading.Level, reading.Doubt));
    }

    [Theory]
    [InlineData("60", null, null, null, LevelDoubt.NoLimit), InlineData("60", null, "10", null, LevelDoubt.NoLimit), InlineData(null, null, null, "60", LevelDoubt.NoValue)]
    [InlineData("50", Comparator.Above, null, "60", LevelDoubt.BoundOpen), InlineData("2", Comparator.AtLeast, null, "2", LevelDoubt.BoundOpen)]
    [InlineData("70", Comparator.Below, null, "60", LevelDoubt.BoundOpen), InlineData("5", null, "60", "10", LevelDoubt.LimitsContradict)]
    public void What_the_limits_do_not_decide_is_unknown(string? value, Comparator? comparator, string? lower, string? upper, LevelDoubt doubt)
    {
        var reading = OwnRange.Read(Lab(value, comparator, lower, upper));
        Assert.Equal(("?", doubt), (SomeCourse.Say(reading.Raised), reading.Doubt));
    }

    [Fact] // the source's word helps out where the limits do not tell, and stands beside them where they do
    public void The_sources_own_word()
    {
        Assert.True(OwnRange.Read(Lab("60", null, null, null) with { Reading = LaboratoryReading.Raised }) is { Raised.Answer: Answer.Yes, BySource: true });
        Assert.True(OwnRange.Read(Lab(null, null, null, null) with { Reading = LaboratoryReading.Normal }) is { Raised.Answer: Answer.No, BySource: true });
        Assert.True(OwnRange.Read(Lab("50", null, null, "60") with { Reading = LaboratoryReading.Raised }) is { Raised.Answer: Answer.No, SourceDisagrees: true, BySource: false });
        Assert.False(OwnRange.Read(Lab("70", null, null, "60") with { Reading = LaboratoryReading.Raised }).SourceDisagrees);
    }

    [Fact] // value, limit or comparator removed: raised may become unknown, never the other answer
    public void What_is_removed_never_changes_an_answer_into_its_opposite() => Prop.ForAll(Gen.Choose(0, 20).Two().Three().ToArbitrary(), numbers =>
    {
        var ((value, comparator), (lower, span), _) = numbers;
        var lab = new Laboratory { Analyte = "vip", Value = value, Comparator = comparator < 5 ? (Comparator)comparator : null, Lower = lower, Upper = lower + span };
        var full = OwnRange.Read(lab).Raised.Answer;
        return new[] { lab with { Value = null }, lab with { Lower = null }, lab with { Upper = null } }.All(less => OwnRange.Read(less).Raised.Answer is var a && (a == full || a is Answer.Unknown));
    }).QuickCheckThrowOnFailure();

    private static Laboratory Lab(string? value, Comparator? comparator, string? lower, string? upper) =>
        new() { Analyte = "vip", Value = Number(value), Comparator = comparator, Lower = Number(lower), Upper = Number(upper) };

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
