using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the lesions of the latest pair of PETs propose for the NETPET score, where no reader stated one: the score is visual, and a reader confirms it (facts.md 3.11, netpet_score: "SUV proposes only").</summary>
/// <param name="Result">The score, or null, and each lesion's part in it.</param>
/// <param name="OutdatedBy">A line of therapy begun since: the pair shows the state before it; null: none.</param>
public sealed record NetpetProposal(PetPair Pair, NetpetResult Result, Finding? OutdatedBy)
{
    /// <summary>Null: no pair, studies too far apart, no lesion on either, or a reader's score is on record, which leads.</summary>
    public static NetpetProposal? Of(Snapshot snapshot)
    {
        if (PetPairs.Of(snapshot) is not [.., var pair] || pair.Lesions is not { Count: > 0 } lesions || NetpetReads.Of(pair).Reads.Any(r => r.Stated is not null))
            return null;
        return new(pair, Netpet.Score(lesions), snapshot.Sight.Events.After(Later(pair), Ending.NewLine).By);
    }

    /// <summary>FDG exceeds the receptor tracer in P4 and P5 (facts.md 3.7, fdg_exceeds_sstr); null: no score.</summary>
    public bool? FdgExceeds => Result.Score switch
    {
        null => null,
        NetpetScore.P4a or NetpetScore.P4b or NetpetScore.P5 => true,
        _ => false,
    };

    /// <summary>Lesions that leave the score open, by the PET that does not tell of them.</summary>
    public IReadOnlyList<string> Unread(PetTracer tracer) => [.. Result.Lesions.Where(c => c.Pattern is null).Select(c => c.Lesion)
        .Where(l => (tracer is PetTracer.Fdg ? l.FdgPositive : l.SstPositive) is null || l is { FdgPositive: true, SstPositive: true } && (tracer is PetTracer.Fdg ? l.FdgSuvMax : l.SstSuvMax) is null).Select(l => l.Id)];

    private static Finding Later(PetPair pair) => pair.Receptor.To >= pair.Fdg.To ? pair.Receptor.Leading : pair.Fdg.Leading;
}
