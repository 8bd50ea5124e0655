using System.Globalization;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What became of an option when this patient had it: told among its cautions, for no statement that speaks for it asks.</summary>
internal static class PastCautions
{
    internal const string Record = "The record; the statements for it do not ask.";

    private const string OfProgression = "progression", OfToxicity = "toxicity";

    public static IEnumerable<OptionCaution> Of(IReadOnlyList<EarlierTreatment> earlier) => earlier.SelectMany(Of);

    private static IEnumerable<OptionCaution> Of(EarlierTreatment one)
    {
        if (one.Progression is { } progression)
            yield return Said($"Progressed on it on {On(progression.Happened)}{Place(one)}.", [progression]);
        else if (one is { StopReason: OfProgression, Stop: { } stop })
            yield return Said($"Stopped for progression on {On(stop)}{Place(one)}.", one.Findings);
        if (one is { StopReason: OfToxicity, Stop: { } ended })
            yield return Said($"Stopped for toxicity on {On(ended)}{Place(one)}.", [.. one.Findings, .. one.Toxicity]);
    }

    private static OptionCaution Said(string says, IReadOnlyList<Finding> findings) => new(new(null, says, Record), Truth.Yes, [.. findings.Distinct()]);

    private static string Place(EarlierTreatment one) => one.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $" (line {line})") : one.NoLine is { } none ? $" ({none})" : "";

    private static string On(When when) => when.IsKnown ? when.ToString() : "an unknown day";
}
