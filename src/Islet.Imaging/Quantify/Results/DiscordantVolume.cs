using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>From which receptor uptake a lesion is no longer negative.</summary>
[JsonConverter(typeof(SnakeCase<DiscordanceRule>))]
public enum DiscordanceRule
{
    /// <summary>Negative up to Krenning 1.</summary>
    Krenning,

    /// <summary>Negative up to the liver, Krenning 2: positive means above the liver (Zidan, as told in pet-quantification 8.3).</summary>
    Zidan,
}

/// <summary>
/// Volume of FDG-avid tumour that is receptor-negative (Chan et al. 2024, doi:10.2967/jnumed.123.266346): sum of the FDG volumes of such lesions (pet-quantification 8.4). Method and cut-off of
/// that study are others: its hazard ratios are never quoted with these volumes.
/// </summary>
/// <param name="Ml">Receptor-negative, mL by the FDG segmentation; leaks left out.</param>
/// <param name="MtvMl">All FDG-avid volume, mL.</param>
/// <param name="UnreadMl">Of lesions whose receptor uptake is not known: <paramref name="Ml"/> is at least that, and may be up to this much more.</param>
/// <param name="Lesions">Ids of the pairs that are counted.</param>
public sealed record DiscordantVolume(DiscordanceRule Rule, double Ml, double MtvMl, double UnreadMl, IReadOnlyList<string> Lesions, IReadOnlyList<string> Unread)
{
    /// <summary>Of the FDG-avid volume, 0 to 1; null where there is none, or a lesion is not read.</summary>
    public double? Fraction => MtvMl > 0 && Unread.Count == 0 ? Ml / MtvMl : null;

    public static DiscordantVolume Of(TwoTracers tracers, DiscordanceRule rule)
    {
        var most = rule switch { DiscordanceRule.Krenning => 1, DiscordanceRule.Zidan => 2 };
        List<TracerPair> avid = [.. tracers.Pairs.Where(p => p is { FdgPositive: true, Fdg: { Leak: false } })];
        List<TracerPair> negative = [.. avid.Where(p => p.Krenning <= most)], unread = [.. avid.Where(p => p.Krenning is null)];
        return new(rule, Volume(negative), Volume(avid), Volume(unread), [.. negative.Select(p => p.Id)], [.. unread.Select(p => p.Id)]);
    }

    private static double Volume(List<TracerPair> pairs) => pairs.Sum(p => p.Fdg!.Numbers.Ml);
}
