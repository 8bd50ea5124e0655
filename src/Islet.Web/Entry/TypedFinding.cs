using Islet.Course;

namespace Islet.Web;

/// <summary>Names of the fields at the head and the foot of every entry form, and of what they may hold.</summary>
public static class TypedFinding
{
    public const string DayField = "day", ReportedField = "reported", ReportedDayField = "reported-day", ByField = "by", TumourField = "tumour", WhyField = "why", ReasonField = "reason",
        SureField = "sure", TokenField = "token", SeenField = "seen", DraftField = "draft", DoField = "do", TriedField = "tried";

    public const string SameDay = "same", OnDay = "on", NotKnown = "unknown";

    /// <summary>Typed as a day: nobody knows it.</summary>
    public const string Unknown = "unknown";

    /// <summary>Who can state a finding that a person enters; an import is no such person, unless it stated what is corrected.</summary>
    public static IEnumerable<StatedBy> Askers(StatedBy? present) => Enum.GetValues<StatedBy>().Where(by => by is not StatedBy.Import || present is StatedBy.Import);
}
