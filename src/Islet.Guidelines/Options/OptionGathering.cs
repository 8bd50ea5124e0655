using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Gathers statements by the option of which they speak.</summary>
internal static class OptionGathering
{
    public static DecisionOptions Of(IReadOnlyList<GuidelineReading> guidelines, Snapshot snapshot)
    {
        List<(OptionBearing Bearing, OptionStatement Statement)> all = [];
        foreach (var remarks in guidelines.SelectMany(g => StatementRemarks.Of(g, snapshot)).Where(r => r.Reading.Outcome is not Answer.No))
            all.AddRange(remarks.Statement.Options.Select(b => (b, new OptionStatement(remarks.Reading, b.Bearing, remarks))));
        return new([.. guidelines.SelectMany(g => g.Guideline.Options).DistinctBy(o => o.Key).Select(option => Of(option, [.. all.Where(s => s.Bearing.Option == option.Key).Select(s => s.Statement)]))]);
    }

    private static OptionAtDecision Of(TreatmentOption option, IReadOnlyList<OptionStatement> statements) =>
        new(option, [.. statements.Where(s => s.Reading.Applies)], [.. statements.Where(s => !s.Reading.Applies)]);
}
