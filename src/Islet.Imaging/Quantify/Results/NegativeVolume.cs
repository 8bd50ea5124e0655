namespace Islet.Imaging.Quantify;

/// <summary>
/// Volume of FDG-avid tumour that is receptor-negative, from the images: sum of the FDG volumes of such lesions (pet-quantification 8.4). Which receptor uptake counts as none is a clinical rule and comes from outside.
/// </summary>
/// <param name="Ml">Receptor-negative, mL by the FDG segmentation; leaks left out.</param>
/// <param name="MtvMl">All FDG-avid volume, mL.</param>
/// <param name="UnreadMl">Of lesions whose receptor uptake is not known: the volume is at least <paramref name="Ml"/>, and may be up to this much more.</param>
/// <param name="Lesions">Ids of the pairs that are counted.</param>
public sealed record NegativeVolume(double Ml, double MtvMl, double UnreadMl, IReadOnlyList<string> Lesions, IReadOnlyList<string> Unread)
{
    /// <summary>Of the FDG-avid volume, 0 to 1; null where there is none, or a lesion is not read.</summary>
    public double? Fraction => MtvMl > 0 && Unread.Count == 0 ? Ml / MtvMl : null;

    /// <param name="isNegative">Asked of the proposed Krenning score.</param>
    public static NegativeVolume Of(TwoTracers tracers, Func<int, bool> isNegative)
    {
        List<TracerPair> avid = [.. tracers.Pairs.Where(p => p is { FdgPositive: true, Fdg: { Leak: false } })];
        List<TracerPair> negative = [.. avid.Where(p => p.Krenning is { } score && isNegative(score))], unread = [.. avid.Where(p => p.Krenning is null)];
        return new(Volume(negative), Volume(avid), Volume(unread), [.. negative.Select(p => p.Id)], [.. unread.Select(p => p.Id)]);
    }

    private static double Volume(List<TracerPair> pairs) => pairs.Sum(p => p.Fdg!.Numbers.Ml);
}
