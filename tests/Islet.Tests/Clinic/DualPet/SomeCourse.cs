using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>Short courses for tests of the clinic: one finding a line, known as soon as it happened.</summary>
internal static class SomeCourse
{
    public static Recording Entered { get; } = new(1, new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "some report");

    public static Finding On(string day, Content content) => new(
        new(FindingKinds.Write(content).Aggregate((UInt128)When.Parse(day).First!.Value.Days, (hash, c) => unchecked((hash * 16_777_619) + c))),
        When.Parse(day), Reported.WhenItHappened, Entered, content);

    public static Snapshot Seen(string asOf, params Finding[] findings) =>
        new(new(1, "some patient", Axis.Calendar, null, true, findings), View.AsOf(DateOnly.Parse(asOf, CultureInfo.InvariantCulture)));

    public static AxisPoint Day(string day) => AxisPoint.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    public static FactReader Facts(string written) => Facts(written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(p => p[0], p => p[1]));

    public static FactReader Facts(IReadOnlyDictionary<string, string> written) => DerivedFacts.Over(Possible.Of(written.ToDictionary(
        p => Fact.Find(p.Key) ?? throw new ArgumentException(p.Key), p => Fact.Find(p.Key)!.Parse(p.Value) ?? throw new ArgumentException(p.Value))));

    public static IReadOnlyDictionary<string, string> Written(string written) =>
        written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(p => p[0], p => p[1]);

    /// <summary>yes, no, or "?" with the facts that are waited for.</summary>
    public static string Say(Truth truth) => truth.Answer switch
    {
        Answer.Yes => "yes",
        Answer.No => "no",
        Answer.Unknown => "?",
    };
}
