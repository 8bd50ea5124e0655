using System.Globalization;

namespace Islet.Guidelines;

/// <summary>Whether the steps of a schedule can be put into a calendar (statement base, section 8).</summary>
internal static class ScheduleCheck
{
    public static void Of(Statement statement, CheckProblems problems)
    {
        foreach (var step in statement.Schedule)
        {
            Ordered(step.EveryMinMonths, step.EveryMaxMonths, "every_min_months", "every_max_months");
            Ordered(step.FromMonth, step.UntilMonths, "from_month", "until_months");
            Ordered(step.FromMonth, step.UntilMonthsMin, "from_month", "until_months_min");
            Ordered(step.AtMonthsMin, step.AtMonthsMax, "at_months_min", "at_months_max");
            if (!step.AtMonths.SequenceEqual(step.AtMonths.Distinct().Order()))
                problems.Window(statement, Text(string.Join(", ", step.AtMonths.Select(m => m.ToString(CultureInfo.InvariantCulture))), "at_months"), "months that rise");
            if (step.EveryMinMonths is null != step.EveryMaxMonths is null)
                problems.Window(statement, Text("only one of the two", "every_min_months, every_max_months"), "both: the visit is due between them");
            if (IsWithoutTime(step))
                problems.NoTime(statement, step.Modality);

            void Ordered(decimal? from, decimal? until, string first, string second)
            {
                if (from is { } a && until is { } b && a > b)
                    problems.Window(statement, Text(string.Create(CultureInfo.InvariantCulture, $"{a} and {b}"), $"{first}, {second}"), $"{first} that is not above {second}");
            }

            string Text(string found, string keys) => $"{step.Modality}, {keys}: {found}";
        }
    }

    private static bool IsWithoutTime(ScheduledStep s) => s is { EveryMinMonths: null, UntilMonths: null, UntilMonthsMin: null, AtMonths.Count: 0, AtMonthsMin: null, AtMonthsMax: null, EveryHours: null, DurationYearsMin: null, Cycles: null, At: null };
}
