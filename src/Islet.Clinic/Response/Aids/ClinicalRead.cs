using System.Text.Json.Serialization;

namespace Islet.Clinic;

/// <summary>How a routine report calls a time point.</summary>
/// <param name="Progressive">Progression, or not.</param>
/// <param name="Reason">As the report gives it, in its own words; null: none is given.</param>
public sealed record ClinicalRead(string TimePoint, bool Progressive, string? Reason = null);

[JsonConverter(typeof(JsonStringEnumConverter<ReadAgreement>))]
public enum ReadAgreement
{
    [JsonStringEnumMemberName("agree")]
    Agree,

    /// <summary>Progression by the report and not by RECIST 1.1.</summary>
    [JsonStringEnumMemberName("overcall")]
    Overcall,

    [JsonStringEnumMemberName("undercall")]
    Undercall,
}

/// <summary>Why a report and RECIST 1.1 differ. Siegel 2023 through Di Franco et al. 2025; the words are those of response-criteria section 6.6.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiscordanceCause>))]
public enum DiscordanceCause
{
    /// <summary>The sum grew by less than 20 % from the nadir.</summary>
    [JsonStringEnumMemberName("SUM_BELOW_20")]
    SumBelow20,

    /// <summary>20 % or more, and less than 5 mm.</summary>
    [JsonStringEnumMemberName("ABS_BELOW_5MM")]
    AbsBelow5Mm,

    /// <summary>One target grew by 20 % or more, the sum did not.</summary>
    [JsonStringEnumMemberName("SINGLE_LESION")]
    SingleLesion,
    [JsonStringEnumMemberName("NONTARGET_NOT_UNEQUIVOCAL")]
    NonTargetNotUnequivocal,
    [JsonStringEnumMemberName("EQUIVOCAL_NEW")]
    EquivocalNew,
    [JsonStringEnumMemberName("PRIOR_INSTEAD_OF_NADIR")]
    PriorInsteadOfNadir,
    [JsonStringEnumMemberName("BASELINE_INSTEAD_OF_NADIR")]
    BaselineInsteadOfNadir,
    [JsonStringEnumMemberName("OTHER")]
    Other,
}

/// <summary>Causes as the review counts them.</summary>
public enum DiscordanceMechanism
{
    NewLesion,
    NonTarget,
    Sum,
    SingleLesion,
    WrongReference,
    Other,
}

/// <summary>A report beside RECIST 1.1 at one time point.</summary>
/// <param name="Recist">Final category, back-dated new lesions included.</param>
/// <param name="PercentOfNadir">Change of the sum, %; null: incomplete, or from 0.</param>
/// <param name="Cause">Null where both agree.</param>
/// <param name="CauseStated">The report's own reason led to the cause; false: the measurements alone did.</param>
/// <param name="Fitting">Every cause that the measurements allow, the likelier first.</param>
/// <param name="References">The sum against each reference; null: nothing was measured.</param>
public sealed record ReadComparison(
    ClinicalRead Read, ResponseCategory Recist, decimal? PercentOfNadir, ReadAgreement Agreement, DiscordanceCause? Cause, bool CauseStated,
    IReadOnlyList<DiscordanceCause> Fitting, ReferenceCheck? References)
{
    public string TimePoint => Read.TimePoint;

    /// <summary>RECIST 1.1 could not say; whoever called progression is then not refuted, and the cohort counts it apart.</summary>
    public bool RecistNotEvaluable => Recist is ResponseCategory.NE;

    public DiscordanceMechanism? Mechanism => Cause is { } cause ? MechanismOf(cause) : null;

    private static DiscordanceMechanism MechanismOf(DiscordanceCause cause) => cause switch
    {
        DiscordanceCause.EquivocalNew => DiscordanceMechanism.NewLesion,
        DiscordanceCause.NonTargetNotUnequivocal => DiscordanceMechanism.NonTarget,
        DiscordanceCause.SumBelow20 or DiscordanceCause.AbsBelow5Mm => DiscordanceMechanism.Sum,
        DiscordanceCause.SingleLesion => DiscordanceMechanism.SingleLesion,
        DiscordanceCause.PriorInsteadOfNadir or DiscordanceCause.BaselineInsteadOfNadir => DiscordanceMechanism.WrongReference,
        DiscordanceCause.Other => DiscordanceMechanism.Other,
    };
}
