using Islet.Course;

namespace Islet.Exchange;

/// <summary>What month 0 is, from the header of OS_MONTHS or from the person who imports. Never assumed.</summary>
internal static class TimeAxis
{
    // Longer words first; "diagon" is how the header of panet_arcnet_2017 spells it.
    private static readonly (string Word, string Origin)[] Origins =
        [("diagnos", "diagnosis"), ("diagon", "diagnosis"), ("sequenc", "sequencing"), ("randomi", "randomisation"), ("birth", "birth")];

    private static readonly string[] Since = ["since ", "from ", "after "];

    public static Axis? Of(IEnumerable<SourceTable> tables, CbioportalOptions options, ProblemList problems)
    {
        var column = CbioportalMap.OutcomeColumn(tables, CbioportalMap.Happened);
        var place = column is null ? new Place(0, "study") : new Place(0, column.File, 0, column);
        var stated = column is null ? null : Stated(column.DisplayName) ?? Stated(column.Description);
        if (options.Origin is { Length: > 0 } origin)
        {
            if (stated is not null && stated != origin)
                problems.Add(place, "W_ORIGIN", $"a header that says since {stated}", $"since {origin}, as was declared",
                    "What was declared is used. Import again without it if the header is right.");
            return Axis.OffsetFrom(origin);
        }
        if (stated is not null)
            return Axis.OffsetFrom(stated);
        if (column is null && problems.RefusesAll)
            return null; // the file that would say so was refused for another reason, and that has been told
        problems.Refuse(place, "E_ORIGIN", column is null ? "no column that gives times" : "no word on what its months are counted from",
            "months since a named moment",
            "Say what month 0 is, as in --origin diagnosis or --origin sequencing; the study's publication says so.");
        return null;
    }

    private static string? Stated(string text)
    {
        var since = Array.FindIndex(Since, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        if (since < 0)
            return null;
        var rest = text[text.IndexOf(Since[since], StringComparison.OrdinalIgnoreCase)..];
        return Array.Find(Origins, o => rest.Contains(o.Word, StringComparison.OrdinalIgnoreCase)).Origin;
    }
}
