using System.Text.Json.Serialization;

namespace Islet.Clinic;

/// <summary>Everything that a criterion may say of a part or the whole of a time point. NA is "no such disease at baseline", NE is "not (fully) assessed".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResponseCategory>))]
public enum ResponseCategory
{
    [JsonStringEnumMemberName("NA")]
    NA,
    [JsonStringEnumMemberName("NE")]
    NE,
    [JsonStringEnumMemberName("CR")]
    CR,
    [JsonStringEnumMemberName("PR")]
    PR,

    /// <summary>Minor response (van Vliet 2013).</summary>
    [JsonStringEnumMemberName("MR")]
    MR,
    [JsonStringEnumMemberName("SD")]
    SD,
    [JsonStringEnumMemberName("NON-CR/NON-PD")]
    NonCrNonPd,
    [JsonStringEnumMemberName("PD")]
    PD,

    /// <summary>No evidence of disease, after none at baseline.</summary>
    [JsonStringEnumMemberName("NED")]
    NED,

    // Metabolic.
    [JsonStringEnumMemberName("CMR")]
    Cmr,
    [JsonStringEnumMemberName("PMR")]
    Pmr,
    [JsonStringEnumMemberName("SMD")]
    Smd,
    [JsonStringEnumMemberName("PMD")]
    Pmd,

    // Volumes and reduced thresholds.
    [JsonStringEnumMemberName("response")]
    Response,
    [JsonStringEnumMemberName("noResponse")]
    NoResponse,
    [JsonStringEnumMemberName("stable")]
    Stable,
    [JsonStringEnumMemberName("progression")]
    Progression,
    [JsonStringEnumMemberName("earlyResponder")]
    EarlyResponder,
    [JsonStringEnumMemberName("nonResponder")]
    NonResponder,
    [JsonStringEnumMemberName("notApplicable")]
    NotApplicable,
}

/// <summary>What a category means whatever the criterion: the words in which criteria are compared.</summary>
public enum ResponseGroup
{
    /// <summary>Not assessed, not applicable, or no category: it takes no part in a comparison.</summary>
    None,
    Response,
    Stable,
    Progression,
}

/// <summary>Categories of all criteria in three words, after the rows of the table of Di Franco et al., Semin Nucl Med 2025;55:754-765.</summary>
public static class ResponseGroups
{
    /// <summary>
    /// Complete, partial and minor response are response; a criterion that knows response only (10 % cut-offs, LUMEN) says "stable" of the rest, since it
    /// says nothing of progression.
    /// </summary>
    public static ResponseGroup Of(ResponseCategory? category) => category switch
    {
        ResponseCategory.CR or ResponseCategory.PR or ResponseCategory.MR or ResponseCategory.Cmr or ResponseCategory.Pmr or ResponseCategory.Response
            or ResponseCategory.EarlyResponder => ResponseGroup.Response,
        ResponseCategory.SD or ResponseCategory.NonCrNonPd or ResponseCategory.Smd or ResponseCategory.Stable or ResponseCategory.NoResponse
            or ResponseCategory.NonResponder => ResponseGroup.Stable,
        ResponseCategory.PD or ResponseCategory.Pmd or ResponseCategory.Progression => ResponseGroup.Progression,
        _ => ResponseGroup.None,
    };
}
