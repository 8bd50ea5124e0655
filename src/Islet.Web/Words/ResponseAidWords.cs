using Islet.Clinic;

namespace Islet.Web;

/// <summary>What judgement aids say.</summary>
public static class ResponseAidWords
{
    public static string Of(DiscordanceCause cause) => cause switch
    {
        DiscordanceCause.SumBelow20 => "the sum grew by less than 20 % from the nadir",
        DiscordanceCause.AbsBelow5Mm => "the sum grew by less than 5 mm",
        DiscordanceCause.SingleLesion => "one lesion grew, the sum did not",
        DiscordanceCause.NonTargetNotUnequivocal => "growth of non-targets that is not unequivocal",
        DiscordanceCause.EquivocalNew => "a new lesion that is not certain",
        DiscordanceCause.PriorInsteadOfNadir => "compared with the previous scan instead of the nadir",
        DiscordanceCause.BaselineInsteadOfNadir => "compared with the baseline instead of the nadir",
        DiscordanceCause.Other => "no cause in the measurements",
    };
}
