using System.Globalization;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>Options that no protocol can mean: refused, told, and read as their default (specification, section 0.4).</summary>
internal static class OptionChecks
{
    public static (ResponseOptions Sound, IReadOnlyList<Problem> Problems) Of(ResponseOptions options)
    {
        List<Problem>? problems = null;
        var standard = ResponseOptions.Default;
        var sound = options with
        {
            TooSmallDefaultMm = AtLeast0("tooSmallDefaultMm", options.TooSmallDefaultMm, standard.TooSmallDefaultMm),
            MinSdDays = AtLeast0("minSdDays", options.MinSdDays, standard.MinSdDays),
            ConfirmMinDays = AtLeast0("confirmMinDays", options.ConfirmMinDays, standard.ConfirmMinDays),
            MaxIntermediateNe = AtLeast0("maxIntermediateNe", options.MaxIntermediateNe, standard.MaxIntermediateNe),
            EortcOneCycleCut = AtLeast0("eortcOneCycleCut", options.EortcOneCycleCut, standard.EortcOneCycleCut),
            MorePrPct = AtLeast0("morePrPct", options.MorePrPct, standard.MorePrPct),
            MorePdPct = AtLeast0("morePdPct", options.MorePdPct, standard.MorePdPct),
            MswogPdPct = AtLeast0("mswogPdPct", options.MswogPdPct, standard.MswogPdPct),
            ZpPrPct = options.ZpPrPct is { } fall && AtLeast0("zpPrPct", fall, -1) < 0 ? null : options.ZpPrPct,
            ZpPdPct = options.ZpPdPct is { } rise && AtLeast0("zpPdPct", rise, -1) < 0 ? null : options.ZpPdPct,
        };
        return problems is null ? (options, []) : (sound, problems);

        T AtLeast0<T>(string name, T value, T otherwise)
            where T : struct, System.Numerics.INumber<T>
        {
            if (!T.IsNegative(value) || T.IsZero(value))
                return value;
            (problems ??= []).Add(new("E_RESPONSE_OPTION", $"option {name}", value.ToString(null, CultureInfo.InvariantCulture), "0 or more", "The default is used; correct the option."));
            return otherwise;
        }
    }
}
