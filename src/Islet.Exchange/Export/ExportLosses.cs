using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What tables of findings cannot hold of these courses, in sentences: an export says it, so that nobody believes the tables to be the whole.</summary>
public static class ExportLosses
{
    public static IReadOnlyList<string> OfTables(IReadOnlyList<DiseaseCourse> courses, FlatTableOptions options)
    {
        var (history, unknown, asHappened) = (0, 0, 0);
        foreach (var course in courses)
        {
            var succession = Succession.Of(course.Findings);
            foreach (var f in course.Findings)
            {
                history += succession.IsInForce(f) ? 0 : 1;
                unknown += f.Content is UnrecognizedContent ? 1 : 0;
                asHappened += f.Reported.AsHappened && f.Happened.IsKnown ? 1 : 0;
            }
        }
        string?[] said =
        [
            !options.History && history > 0 ? Text($"{history} findings that were replaced or withdrawn, and their replacement, are not in the tables (--history adds them).") : null,
            unknown > 0 ? Text($"{unknown} findings of kinds that this version does not know are not in the tables.") : null,
            asHappened > 0 ? Text($"That a result was known as it happened ({asHappened} findings) is written as the day on which it happened.") : null,
            "Who recorded a finding, when and from which source record, and the batches of the registry are in the export of kind islet only.",
        ];
        return [.. said.OfType<string>()];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
