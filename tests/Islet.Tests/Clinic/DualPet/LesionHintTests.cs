using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Examined;

namespace Islet.Tests.Clinic;

/// <summary>What signed lesions propose beside facts that only a reader states (facts.md 3.4, 3.7, 3.11 and section 4).</summary>
public class LesionHintTests
{
    private static Finding[] Pair(bool? l9OnReceptors = false) =>
    [
        Sstr("P1", "2024-09-05", "positive"), Read("L1", "P1", "liver", true, 20, 3), Read("L2", "P1", "bone", true, 15, 2), .. l9OnReceptors is { } said ? new[] { Read("L9", "P1", "lung", said) } : [],
        Fdg("P2", "2024-09-12", "positive"), Read("L1", "P2", "liver", true, 4), Read("L2", "P2", "bone", false), Read("L9", "P2", "lung", true, 6),
    ];

    private static Finding Read(string name, string study, string organ, bool positive, decimal? suvMax = null, int? krenning = null) => On(study == "P1" ? "2024-09-05" : "2024-09-12",
        new LesionRead { Lesion = name, Study = study, Organ = organ, TracerPositive = positive, SuvMax = suvMax, KrenningScore = krenning, Status = positive ? LesionStatus.Present : null });

    [Fact]
    public void A_score_is_proposed_beside_the_unknown_and_never_set()
    {
        var seen = Seen(Pair());
        Assert.False(seen[Fact.NetpetScore].IsKnown);
        var proposal = NetpetProposal.Of(seen)!;
        Assert.Equal((NetpetScore.P5, "L9", true), (proposal.Result.Score, Assert.Single(proposal.Result.IndexLesions), proposal.FdgExceeds));
        Assert.Contains("P5, by L9", Assert.Single(HintWords.Of(Fact.NetpetScore, seen)), StringComparison.Ordinal);
        Assert.Contains("yes (P5)", Assert.Single(HintWords.Of(Fact.FdgExceedsSstr, seen)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_on_a_lesion_no_score_is_proposed_and_the_lesion_is_named()
    {
        var seen = Seen(Pair(l9OnReceptors: null));
        var proposal = NetpetProposal.Of(seen)!;
        Assert.Equal((null, null), (proposal.Result.Score, proposal.FdgExceeds));
        Assert.Equal(["L9"], proposal.Unread(PetTracer.Receptor));
        Assert.Empty(proposal.Unread(PetTracer.Fdg));
        Assert.Contains("L9 not told of on receptor PET", Assert.Single(HintWords.Of(Fact.NetpetScore, seen)), StringComparison.Ordinal);
        Assert.Empty(HintWords.Of(Fact.FdgExceedsSstr, seen));
    }

    [Fact]
    public void A_readers_score_leads_and_leaves_nothing_to_propose()
    {
        var seen = Seen([.. Pair(), On("2024-09-12", new ImagingStudy { Study = "P2", Modality = "FDG-PET", Tracer = "18F-FDG", TumourPresent = true, FdgPetResult = "positive", NetpetScore = "P4a", PairedWith = "P1" })]);
        Assert.Null(NetpetProposal.Of(seen));
        Assert.Empty(HintWords.Of(Fact.NetpetScore, seen));
    }

    [Fact]
    public void One_tracer_alone_proposes_nothing() => Assert.Null(NetpetProposal.Of(Seen(Pair()[..3])));

    [Fact]
    public void A_proposal_from_before_a_new_line_says_so()
    {
        var later = Seen([.. Pair(), On("2024-10-01", new Treatment { Course = "T1", Drugs = ["everolimus"], Purpose = "tumour" })]);
        Assert.NotNull(NetpetProposal.Of(later)!.OutdatedBy);
        Assert.Null(NetpetProposal.Of(Seen([On("2024-01-01", new Treatment { Course = "T1", Drugs = ["everolimus"], Purpose = "tumour" }), .. Pair()]))!.OutdatedBy);
    }

    [Fact] // section 4, block R: never derived
    public void Organs_of_signed_lesions_are_hints_and_the_facts_stay_unknown()
    {
        var seen = Seen(Pair());
        foreach (var fact in new[] { Fact.LiverMetastases, Fact.BoneMetastases, Fact.ExtrahepaticDisease, Fact.SriAtLeastLiver })
            Assert.False(seen[fact].IsKnown);
        Assert.Equal(["L1 in the liver on the receptor PET of 2024-09-05", "L1 in the liver on the FDG PET of 2024-09-12"], HintWords.Of(Fact.LiverMetastases, seen));
        Assert.Equal(["L2 in bone on the receptor PET of 2024-09-05"], HintWords.Of(Fact.BoneMetastases, seen)); // negative on FDG PET
        Assert.Equal(["L2 (bone) outside the liver on the receptor PET of 2024-09-05", "L9 (lung) outside the liver on the FDG PET of 2024-09-12"], HintWords.Of(Fact.ExtrahepaticDisease, seen));
        Assert.Equal(["Krenning scores on the receptor PET of 2024-09-05: L1 3 and L2 2"], HintWords.Of(Fact.SriAtLeastLiver, seen));
        Assert.Empty(HintWords.Of(Fact.BrainMetastases, seen));
        Assert.Empty(HintWords.Of(Fact.Ki67Percent, seen));
    }

    [Fact]
    public void A_report_that_says_yes_needs_no_hint_and_the_primary_is_no_metastasis()
    {
        Assert.Empty(HintWords.Of(Fact.BoneMetastases, Seen([.. Pair(), On("2024-09-06", new ImagingStudy { Study = "M1", Modality = "MRI", BoneMetastases = true })])));
        Finding[] primary = [On("2024-01-01", new TumourEntity { Organ = "lung", Family = TumourFamily.Nen }), .. Pair()];
        Assert.DoesNotContain("L9", string.Join(' ', HintWords.Of(Fact.ExtrahepaticDisease, Seen(primary))), StringComparison.Ordinal);
    }
}
