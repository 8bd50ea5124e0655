using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class CentralReviewTests
{
    private static Specimen G3 { get; } = new() { Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(40), MitosesPer2Mm2 = 1 };
    private static Specimen Nec { get; } = new() { Differentiation = Differentiation.Poor, NecCellType = "large_cell" };
    private static Specimen Ambiguous { get; } = new() { Differentiation = Differentiation.Ambiguous };

    [Fact] // NORDIC NEC 2, Methods: three readers, the ambiguous settled in a meeting
    public void An_ambiguous_case_goes_to_consensus_and_the_consensus_stands()
    {
        var review = Of(Read(Nec), Read(G3, ReadRole.Central, "R1"), Read(Nec, ReadRole.Central, "R2"), Read(Ambiguous, ReadRole.Central, "R3"), Read(G3, ReadRole.Consensus));
        Assert.Equal((false, true, NenKind.NetG3, true), (review.Agree, review.NeedsConsensus, review.Final, review.ChangesClass));
        Assert.Equal([NenKind.NetG3, NenKind.Nec, NenKind.Ambiguous], review.Reviewers.OrderBy(r => r.Reader, StringComparer.Ordinal).Select(r => r.Class!.Value));
    }

    [Fact]
    public void Agreeing_readers_need_no_meeting()
    {
        var review = Of(Read(Nec), Read(Nec, ReadRole.Central, "R1"), Read(Nec, ReadRole.Central, "R2"));
        Assert.Equal((true, false, NenKind.Nec, false), (review.Agree, review.NeedsConsensus, review.Final, review.ChangesClass));
    }

    [Fact]
    public void Readers_who_differ_without_consensus_leave_the_class_open()
    {
        var review = Of(Read(Nec), Read(Nec, ReadRole.Central, "R1"), Read(G3, ReadRole.Central, "R2"));
        Assert.Equal((false, true, null, null), (review.Agree, review.NeedsConsensus, review.Final, review.ChangesClass));
    }

    [Theory] // a read that says nothing could still differ
    [InlineData(true), InlineData(false)]
    public void A_silent_reader_leaves_agreement_open(bool secondReads)
    {
        var review = Of(Read(Nec, ReadRole.Central, "R1"), Read(secondReads ? Nec : new(), ReadRole.Central, "R2"), Read(new(), ReadRole.Central, "R3"));
        Assert.Equal((null, null), (review.Agree, review.NeedsConsensus));
    }

    [Fact]
    public void One_reviewer_is_no_agreement_and_yet_leads() =>
        Assert.Equal((null, null, NenKind.NetG3), Of(Read(Nec), Read(G3, ReadRole.Second, "R1")) is var review ? (review.Agree, review.NeedsConsensus, review.Final) : default);

    [Fact]
    public void Without_a_review_the_original_stands_and_nothing_was_changed() =>
        Assert.Equal((NenKind.Nec, null), Of(Read(Nec)) is var review ? (review.Final, review.ChangesClass) : default);

    [Fact] // the original that a review replaced in the log is still the original
    public void A_replaced_read_counts_as_a_read()
    {
        var original = Read(Nec);
        Assert.Equal(true, Of(original, G3.Taken("S1", "2014-02-10", "2021-01-01", original) is var f ? f with { Content = ((Specimen)f.Content) with { Read = ReadRole.Central } } : f).ChangesClass);
    }

    [Fact]
    public void Mixed_neoplasms_are_a_class_of_their_own() => Assert.Equal(NenKind.MiNen, Of(Read(Nec with { MiNen = true })).Final);

    [Fact]
    public void Tables_count_only_cases_that_every_reader_classed()
    {
        var reviews = new[] { Of(Read(Nec), Read(Nec, ReadRole.Central, "R1"), Read(G3, ReadRole.Central, "R2")), Of(Read(Nec), Read(Nec, ReadRole.Central, "R1")), Of(Read(G3), Read(new(), ReadRole.Central, "R1"), Read(G3, ReadRole.Central, "R2")) };
        var table = ReaderTables.OfReviewers(reviews, readers: 2);
        Assert.Equal([0, 0, 1, 1, 0, 0], Assert.Single(table.Counts));
        Assert.Equal(2, table.LeftOut);
        var two = ReaderTables.OfTwo(reviews, r => r.Originals[0].Class, r => r.Final);
        Assert.Equal((1, 2), (two.Counts[(int)NenKind.Nec][(int)NenKind.Nec], two.LeftOut));
    }

    private static Finding Read(Specimen said, ReadRole role = ReadRole.Original, string? reader = null) => (said with { Read = role, Reader = reader }).Taken("S1", "2014-02-10");

    private static CentralReview Of(params Finding[] reads) => CentralReview.Of(Assert.Single(Tissue.Of(Tissues.On("2024-01-01", reads))));
}
