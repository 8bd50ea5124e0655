using Islet.Course;
using Islet.Imaging.Anatomy;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;
using Islet.Imaging.Suv;
using Islet.Web;

namespace Islet.Cli.Pet;

/// <summary>A place that somebody gives for a reference region.</summary>
/// <param name="Region">Null: nobody gives one.</param>
/// <param name="Unavailable">There is no such healthy tissue: what needs it is not computed (pet-quantification 4).</param>
internal readonly record struct GivenReference(ReferenceRegion? Region, bool Unavailable);

/// <summary>What is asked of a quantification, whoever asks: the command, or a job of the queue. The same image and order give the same result.</summary>
internal sealed record QuantifyOrder
{
    /// <summary>Null: as the tracer's name says.</summary>
    public TracerKind? Tracer { get; init; }

    /// <summary>Null: not known.</summary>
    public bool? Ssa { get; init; }

    public SegmentationMethod Method { get; init; } = SegmentationMethod.Default;

    /// <summary>Null: <see cref="SearchPlan.SecondMethod"/>.</summary>
    public SegmentationMethod? Second { get; init; }

    /// <summary>Where somebody says that healthy tissue lies, in this image.</summary>
    public Func<SuvImage, TracerKind, GivenReference> Liver { get; init; } = (_, _) => default;

    public Func<SuvImage, TracerKind, GivenReference> Spleen { get; init; } = (_, _) => default;

    /// <summary>The proposed reference regions are accepted as they stand.</summary>
    public bool AcceptsReferences { get; init; }

    public ReadersDecisions Decisions { get; init; } = ReadersDecisions.None;

    /// <summary>Candidates that are named elsewhere and must be there, too.</summary>
    public IEnumerable<int> AlsoNamed { get; init; } = [];

    /// <summary>Organs by a label map; null: there is none.</summary>
    public AnatomyMap? Anatomy { get; init; }

    /// <summary>As a result names it that this program wrote.</summary>
    private static string Program => $"islet {Release.Version}";

    /// <exception cref="RefusedException">E_PET_TRACER, E_PET_LIVER, E_PET_CANDIDATE, E_PET_ROIS, E_ANATOMY_….</exception>
    public Quantification Of(SuvImage image, CancellationToken cancel)
    {
        var scan = ScanConditions.Of(image, Tracer, Ssa);
        var (liver, spleen) = (Liver(image, scan.Kind), Spleen(image, scan.Kind));
        var plan = new SearchPlan(scan.Kind) { Method = Method, SecondMethod = Second, Liver = liver.Region, Spleen = spleen.Region };
        var anatomy = Anatomy?.On(image.Image, image.Series.FrameOfReference);
        plan = anatomy?.In(plan) ?? plan;
        if (AcceptsReferences)
            plan = Accepting(image, plan, liver.Unavailable, spleen.Unavailable);
        cancel.ThrowIfCancellationRequested();
        var found = Found(image, plan);
        cancel.ThrowIfCancellationRequested();
        Known(found, [.. Decisions.Accepted ?? new HashSet<int>(), .. Decisions.Excluded, .. Decisions.Organs.Keys, .. AlsoNamed]);
        bool Available(ReferenceRegion r) => !(r.Organ is ReferenceOrgan.Liver && liver.Unavailable) && !(r.Organ is ReferenceOrgan.Spleen && spleen.Unavailable);
        List<ReferenceRegion> references = [.. new[] { plan.Liver, plan.Spleen, plan.BloodPool }.OfType<ReferenceRegion>().UnionBy(found.Proposals, r => r.Organ).Where(Available)];
        return anatomy is null ? Quantifier.Of(image, scan, plan, found, references, Decisions, Program)
            : Quantifier.Of(image, scan, plan, found with { Remarks = [.. found.Remarks, .. anatomy.Warnings] }, references, Placed(found, anatomy), Program);
    }

    private static CandidateList Found(SuvImage image, SearchPlan plan)
    {
        try
        {
            return CandidateSearch.Find(image.Image, plan);
        }
        catch (RefusedException refused) when (refused.Problem.Code == "E_PET_LIVER")
        {
            throw new RefusedException(refused.Problem with
            {
                Where = "--method, --second", Found = "a method that needs the healthy liver, and no liver that somebody accepted", Expected = "an accepted sphere of 3 cm in healthy liver",
                Remedy = "Name the place (--liver x,y,z) or accept the proposed one (--accept-all --by NAME). Is there no healthy liver, choose a method that needs none: REL42, FIX:4.",
            }, refused);
        }
    }

    /// <summary>The reference regions that the program proposes, accepted with everything else: thresholds from the liver hang on them, so they come before the search.</summary>
    private static SearchPlan Accepting(SuvImage image, SearchPlan plan, bool noLiver, bool noSpleen)
    {
        ReferenceRegion? Accepted(IEnumerable<ReferenceRegion> proposals, ReferenceOrgan organ) => proposals.FirstOrDefault(r => r.Organ == organ) is { } region ? region with { Accepted = true } : null;
        var proposals = CandidateSearch.Find(image.Image, plan with { Method = SegmentationMethod.Default, SecondMethod = null }).Proposals;
        return plan with
        {
            Liver = plan.Liver ?? (noLiver ? null : Accepted(proposals, ReferenceOrgan.Liver)), Spleen = plan.Spleen ?? (noSpleen ? null : Accepted(proposals, ReferenceOrgan.Spleen)),
            BloodPool = Accepted(proposals, ReferenceOrgan.BloodPool),
        };
    }

    /// <summary>Lesions get the class of the organ in which the map shows them, where no reader says another.</summary>
    private ReadersDecisions Placed(CandidateList found, AnatomyOnPet anatomy)
    {
        var organs = new Dictionary<int, OrganClass>(Decisions.Organs);
        foreach (var candidate in found.Candidates.Concat(found.Lesser))
            if (anatomy.ClassOf(candidate) is { } organ)
                organs.TryAdd(candidate.Number, organ);
        return Decisions with { Organs = organs, ByLabelMap = true };
    }

    private static void Known(CandidateList found, IEnumerable<int> named)
    {
        HashSet<int> known = [.. found.Candidates.Concat(found.Lesser).Select(c => c.Number)];
        if (named.FirstOrDefault(n => !known.Contains(n)) is > 0 and var unknown)
            throw new RefusedException("E_PET_CANDIDATE", "--accept, --exclude, --organ, --targets", FormattableString.Invariant($"candidate {unknown}"), FormattableString.Invariant($"one of the {known.Count} that were found"),
                "Run the command without decisions first: numbers hang on method and reference regions.");
    }
}
