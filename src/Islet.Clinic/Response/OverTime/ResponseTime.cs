using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Clinic;

[JsonConverter(typeof(JsonStringEnumConverter<ResponseTimeStatus>))]
public enum ResponseTimeStatus
{
    /// <summary>There is no such time; the cause says why.</summary>
    [JsonStringEnumMemberName("none")]
    None,
    [JsonStringEnumMemberName("event")]
    Event,
    [JsonStringEnumMemberName("censored")]
    Censored,
}

/// <summary>What ended a time, or why it has none.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResponseTimeCause>))]
public enum ResponseTimeCause
{
    [JsonStringEnumMemberName("noEvent")]
    NoEvent,
    [JsonStringEnumMemberName("targetPD")]
    TargetPd,
    [JsonStringEnumMemberName("nonTargetPD")]
    NonTargetPd,
    [JsonStringEnumMemberName("newLesion")]
    NewLesion,
    [JsonStringEnumMemberName("reappearance")]
    Reappearance,
    [JsonStringEnumMemberName("functionalPD")]
    FunctionalPd,

    /// <summary>Clinical deterioration, which only SWOG counts.</summary>
    [JsonStringEnumMemberName("deterioration")]
    Deterioration,
    [JsonStringEnumMemberName("death")]
    Death,
    [JsonStringEnumMemberName("newTherapy")]
    NewTherapy,

    /// <summary>Two or more visits in a row were missed before the event.</summary>
    [JsonStringEnumMemberName("missedAssessments")]
    MissedAssessments,
    [JsonStringEnumMemberName("noBaseline")]
    NoBaseline,

    /// <summary>No adequate assessment after baseline.</summary>
    [JsonStringEnumMemberName("noAssessment")]
    NoAssessment,

    // No time at all.
    [JsonStringEnumMemberName("referenceNotRecorded")]
    ReferenceNotRecorded,

    /// <summary>The day of the progression is not recorded.</summary>
    [JsonStringEnumMemberName("progressionUndated")]
    ProgressionUndated,

    /// <summary>The day of the response is not recorded.</summary>
    [JsonStringEnumMemberName("responseUndated")]
    ResponseUndated,
    [JsonStringEnumMemberName("noResponse")]
    NoResponse,

    /// <summary>It would end before it begins: one of the two days is wrong.</summary>
    [JsonStringEnumMemberName("datesContradict")]
    DatesContradict,
}

/// <summary>A time to an event or to censoring.</summary>
/// <param name="Days">End - start + 1 (CDISC).</param>
/// <param name="TimePoint">Assessment on whose date it ends; null: a death, or the reference date.</param>
public sealed record ResponseTime(ResponseTimeStatus Status, ResponseTimeCause Cause, AxisPoint? Start, AxisPoint? End, decimal? Days, string? TimePoint = null)
{
    internal static ResponseTime None(ResponseTimeCause cause) => new(ResponseTimeStatus.None, cause, null, null, null);

    internal static ResponseTime Between(ResponseTimeStatus status, ResponseTimeCause cause, AxisPoint start, AxisPoint end, string? timePoint = null) =>
        end < start ? None(ResponseTimeCause.DatesContradict) : new(status, cause, start, end, AxisDays.Duration(start, end), timePoint);

    /// <summary>The same end counted from another day.</summary>
    internal ResponseTime From(AxisPoint start) => End is not { } end ? this with { Start = start, Days = null } : Between(Status, Cause, start, end, TimePoint);
}
