using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class BestResponseFactTests
{
    private static readonly Finding Everolimus = Drug("eve", "2020-02-01", "everolimus");

    private static FactState Best(params IEnumerable<Finding> findings) => At(findings)[Fact.BestResponse];

    private static Finding[] Read(string follow, string? reader = null, ReadRole read = ReadRole.Original) =>
        [.. Ct("2020-01-20", "L1 liver target 40", reader, read), .. Ct("2020-05-01", follow, reader, read)];

    [Theory]
    [InlineData("L1 absent", "CR")]
    [InlineData("L1 28", "PR")]
    [InlineData("L1 28.1", "SD")]
    [InlineData("L1 47.9", "SD")]
    [InlineData("L1 48", "PD")]
    [InlineData("L1 not-evaluable", "NE")]
    public void The_best_response_is_computed_from_the_measurements(string follow, string best)
    {
        var state = Best([Everolimus, .. Read(follow)]);
        Assert.Equal(best, state.Value?.ToString());
        Assert.Equal(4, state.From.Count); // both scans and the lesion on each
        Assert.Null(state.AgeDays);
    }

    [Fact]
    public void Nothing_measured_is_not_recorded_and_not_evaluable_is_not_no()
    {
        Assert.Equal(UnknownReason.NotRecorded, Best(Everolimus).Reason);
        Assert.Equal(UnknownReason.NotRecorded, Best([Everolimus, .. Ct("2020-01-20", "L1 liver target 40")]).Reason); // no assessment yet
        Assert.Equal(UnknownReason.CannotSay, Best([Everolimus, .. Ct("2020-05-01", "L1 liver target 40")]).Reason); // no baseline
        Assert.Equal(UnknownReason.NotRecorded, Best([Everolimus, .. Ct("2020-01-20", "L1 liver 40"), .. Ct("2020-05-01", "L1 20")]).Reason); // no target declared: nobody stated anything, so nothing is contradicted
    }

    [Fact]
    public void Without_a_line_or_with_an_open_history_there_is_no_best_response()
    {
        Assert.False(Best(Read("L1 28")).IsKnown);
        Assert.False(Best([Closed("2020-01-01"), .. Read("L1 28")]).IsKnown);
    }

    [Fact]
    public void Non_target_disease_alone_is_outside_the_words_of_the_fact() =>
        Assert.Equal(UnknownReason.OutsideList, Best([Everolimus, .. Ct("2020-01-20", "B1 bone non-target present"), .. Ct("2020-05-01", "B1 present")]).Reason);

    [Fact]
    public void Readers_of_one_rank_who_differ_leave_it_open_and_are_named()
    {
        Finding[] two = [Everolimus, .. Read("L1 28", "R1", ReadRole.Central), .. Read("L1 30", "R2", ReadRole.Central), .. Read("L1 absent")];
        var open = Best(two);
        Assert.Equal(UnknownReason.Unresolved, open.Reason);
        Assert.Equal(["R1", "R2"], open.From.Select(f => ((LesionRead?)(f.Content as LesionRead))?.Reader).OfType<string>().Distinct().Order());
        Assert.Equal("SD", Best([.. two, .. Read("L1 31", read: ReadRole.Consensus)]).Value?.ToString());
        Assert.Equal("PR", Best([.. two.Where(f => f.Content is not LesionRead { Reader: "R2" } and not ImagingStudy { Reader: "R2" })]).Value?.ToString()); // central before the investigator's CR
    }

    [Fact]
    public void Who_adjudicated_one_scan_has_not_adjudicated_the_line()
    {
        Finding[] two = [Everolimus, .. Read("L1 28", "R1", ReadRole.Central), .. Read("L1 30", "R2", ReadRole.Central), .. Ct("2020-08-01", "L1 26", "R1", ReadRole.Central), .. Ct("2020-08-01", "L1 29", "R2", ReadRole.Central)];
        Assert.Equal(UnknownReason.Unresolved, Best([.. two, .. Read("L1 31", read: ReadRole.Consensus)]).Reason);
        var line = LineResponses.Of(At([.. two, .. Read("L1 31", read: ReadRole.Consensus)])).Single();
        Assert.Equal(ResponseOpen.ReadersDiffer, line.Open);
        Assert.Equal(["R1", "R2"], line.Differ.Select(d => d.Reader.Name));
    }

    [Fact]
    public void It_is_that_of_the_line_that_began_last()
    {
        Finding[] course = [Everolimus, .. Read("L1 20"), .. Ct("2020-08-01", "L1 liver target 40"), Pd("pd", "2020-08-01"), Drug("cap", "2020-08-10", "capecitabine+temozolomide"), .. Ct("2020-12-01", "L1 38")];
        Assert.Equal("SD", Best(course).Value?.ToString());
        Assert.Equal("PR", Lines.Courses.At(new(2020, 6, 1), course)[Fact.BestResponse].Value?.ToString());
        Assert.Equal([(1, BestResponse.PR), (2, BestResponse.SD)], LineResponses.ByLine(LineResponses.Of(At(course))).Select(r => (r.Key, r.Value)));
    }

    [Fact]
    public void Stable_disease_needs_a_start_known_to_the_day() => Assert.Equal(UnknownReason.CannotSay, Best([Drug("eve", "2020-02", "everolimus"), .. Read("L1 36")]).Reason);

    [Fact]
    public void The_fact_sheet_shows_it()
    {
        var sheet = FactSheet.Of(At([Everolimus, .. Read("L1 28")]));
        Assert.Equal("PR", sheet.Known.Single(e => e.Fact == Fact.BestResponse).State.Value!.ToString());
        Assert.Contains(Fact.BestResponse, FactSheet.Of(At(Everolimus)).Open);
    }

    [Fact] // every target gone, the bone lesion gone, no new lesion
    public void No_finding_that_is_missing_makes_the_response_better()
    {
        Finding[] baseline = [Everolimus, .. Ct("2020-01-20", "L1 liver target 40, L2 liver target 20, B1 bone non-target present")];
        Finding[] complete = [.. Ct("2020-05-01", "L1 absent, L2 absent, B1 absent")], progressing = [.. Ct("2020-05-01", "L1 20, L2 10, B1 present, X1 lung new 12")];
        Assert.Equal("CR", Best([.. baseline, .. complete]).Value?.ToString());
        foreach (var removed in complete.Where(f => f.Content is LesionRead))
            Assert.Contains(Best([.. baseline, .. complete.Where(f => f != removed)]).Value?.ToString(), new[] { "NE", "PR" });
        Assert.Equal("PD", Best([.. baseline, .. progressing]).Value?.ToString());
        foreach (var removed in baseline.Concat(progressing).Where(f => f.Content is not LesionRead { Role: LesionRole.New }))
            Assert.Contains(Best([.. baseline.Concat(progressing).Where(f => f != removed)]).Value?.ToString(), new[] { "PD", null });
    }
}
