using Islet.Course;

namespace Islet.Clinic;

/// <summary>On what the score of a pair rests.</summary>
public enum NetpetBasis
{
    Consensus,

    /// <summary>Independent readers gave the same score.</summary>
    ReadersAgree,
    OneReader,

    /// <summary>Nobody states a score: it is computed of the lesions.</summary>
    Lesions,

    /// <summary>Lesions are not recorded either: the results of the two studies, as far as they tell.</summary>
    StudyResults,
}

/// <summary>Why a pair has no score.</summary>
public enum NoNetpet
{
    /// <summary>The studies lie too far apart.</summary>
    TooFarApart,

    /// <summary>Independent readers differ, and there is no consensus.</summary>
    ReadersDiffer,

    /// <summary>A lesion cannot be read on both tracers.</summary>
    LesionNotRead,

    /// <summary>No lesions, and the results of the studies leave several scores open.</summary>
    NothingRead,
}

/// <summary>One reader's grading of a pair.</summary>
/// <param name="Stated">As the reader gave it.</param>
/// <param name="Computed">Of the same reader's lesions; null: none recorded on both studies.</param>
public sealed record NetpetRead(ReadRole Role, string? Reader, NetpetScore? Stated, NetpetResult? Computed)
{
    public NetpetScore? Score => Stated ?? Computed?.Score;

    /// <summary>The reader's score is not that of the reader's own lesions; both stay.</summary>
    public bool Differs => Stated is { } stated && Computed?.Score is { } computed && stated != computed;
}

/// <summary>
/// All gradings of one pair, kept side by side: two independent readers, and where they differ a consensus (Mollazadegan et al. 2025, section 2.5).
/// </summary>
/// <param name="Score">Null: none, and <paramref name="Why"/>.</param>
/// <param name="Agree">Two independent readers gave one score; unknown where fewer than two did.</param>
public sealed record NetpetReads(PetPair Pair, IReadOnlyList<NetpetRead> Reads, NetpetScore? Score, NetpetBasis? Basis, NoNetpet? Why, Truth Agree)
{
    /// <summary>Readers who graded for themselves.</summary>
    public IEnumerable<NetpetRead> Independent => Reads.Where(r => r.Role is not ReadRole.Consensus && r.Score is not null);

    public NetpetRead? Consensus => Reads.LastOrDefault(r => r.Role is ReadRole.Consensus && r.Score is not null);

    public static NetpetReads Of(PetPair pair)
    {
        List<NetpetRead> reads = [.. Keys(pair).Select(key => Read(pair, key.Role, key.Reader)).Where(r => r.Score is not null || r.Computed is not null)];
        List<NetpetScore> independent = [.. reads.Where(r => r.Role is not ReadRole.Consensus).Select(r => r.Score).OfType<NetpetScore>()];
        var agree = independent.Count < 2 ? default : Truth.Of(independent.TrueForAll(s => s == independent[0]));
        var (score, basis, why) = Settle(pair, reads, independent);
        return new(pair, reads, score, basis, why, agree);
    }

    private static (NetpetScore?, NetpetBasis?, NoNetpet?) Settle(PetPair pair, List<NetpetRead> reads, List<NetpetScore> independent)
    {
        if (pair.Gap is PairGap.TooFar)
            return (null, null, NoNetpet.TooFarApart);
        if (reads.LastOrDefault(r => r is { Role: ReadRole.Consensus, Score: not null }) is { } consensus)
            return (consensus.Score, NetpetBasis.Consensus, null);
        if (independent.Count > 1)
            return independent.TrueForAll(s => s == independent[0]) ? (independent[0], NetpetBasis.ReadersAgree, null) : (null, null, NoNetpet.ReadersDiffer);
        if (reads.FirstOrDefault(r => r.Stated is not null) is { } one)
            return (one.Stated, NetpetBasis.OneReader, null);
        if (pair.Lesions is { Count: > 0 } lesions)
            return Netpet.Score(lesions).Score is { } computed ? (computed, NetpetBasis.Lesions, null) : (null, null, NoNetpet.LesionNotRead);
        return OfResults(pair) is { } whole ? (whole, NetpetBasis.StudyResults, null) : (null, null, NoNetpet.NothingRead);
    }

    /// <summary>Both positive leaves P2 to P4 open; no tumour in the field is no score.</summary>
    private static NetpetScore? OfResults(PetPair pair) => (pair.Receptor.Result, pair.Fdg.Result) switch
    {
        (PetResult.Negative, PetResult.Negative) => NetpetScore.P0,
        (PetResult.Positive, PetResult.Negative) => NetpetScore.P1,
        (PetResult.Negative, PetResult.Positive) => NetpetScore.P5,
        _ => null,
    };

    private static IEnumerable<(ReadRole Role, string? Reader)> Keys(PetPair pair) =>
        pair.Receptor.Reads.Concat(pair.Fdg.Reads).Concat(pair.Receptor.LesionReads).Concat(pair.Fdg.LesionReads)
            .Concat(pair.Receptor.Replaced).Concat(pair.Fdg.Replaced).Select(f => PetStudies.ReaderOf(f.Content)).Distinct()
            .OrderBy(k => k.Role).ThenBy(k => k.Reader, StringComparer.Ordinal);

    private static IEnumerable<ImagingStudy> Imaging(PetPair pair) =>
        pair.Receptor.Reads.Concat(pair.Fdg.Reads).Concat(pair.Receptor.Replaced).Concat(pair.Fdg.Replaced).Select(f => f.Content).OfType<ImagingStudy>();

    private static NetpetScore? ScoreOf(string? written) => Enum.TryParse<NetpetScore>(written, out var score) && Enum.IsDefined(score) ? score : null;

    private static NetpetRead Read(PetPair pair, ReadRole role, string? reader)
    {
        List<NetpetScore> stated = [.. Imaging(pair).Where(i => i.Read == role && i.Reader == reader)
            .Select(i => ScoreOf(i.NetpetScore)).OfType<NetpetScore>().Distinct()];
        var lesions = PetLesions.Of(pair.Receptor, pair.Fdg, role, reader);
        // One reader, two scores: not known which.
        return new(role, reader, stated is [var only] ? only : null, lesions.Count == 0 ? null : Netpet.Score(lesions));
    }
}
