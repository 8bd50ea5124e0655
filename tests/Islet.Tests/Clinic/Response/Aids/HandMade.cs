using Islet.Clinic;

namespace Islet.Tests.Clinic;

/// <summary>Criteria whose answers are written down, so that what is said about them is tested apart from them.</summary>
internal static class HandMade
{
    public static ResponseCriterion Says(string code, params TimePointResponse[] responses) =>
        new(code, code, "hand-made", (_, options) => new(null!, options, responses, [], []));

    public static ResponseAssessment Assessed(string code, ResponseOptions options, params TimePointResponse[] responses) =>
        new(Says(code), options, responses, [], []);

    public static ResponseTable Table(params (string Code, TimePointResponse Said)[] cells) =>
        ResponseTable.Of(new(), [.. cells.Select(c => Assessed(c.Code, ResponseOptions.Default, c.Said))]);

    public static TimePointResponse At(ResponseCategory? overall, params ProgressionShown[] progressions) =>
        new() { Id = "TP1", Overall = overall, Progressions = progressions };

    public static TimePointResponse Sized(ResponseCategory overall, decimal baseline, decimal nadir, decimal now) => At(overall) with
    {
        Target = overall,
        Size = new(now, true, baseline, nadir, baseline == 0 ? null : (now - baseline) * 100 / baseline, nadir == 0 ? null : (now - nadir) * 100 / nadir),
    };

    public static TimePointResponse With(this TimePointResponse said, string name, decimal? value, string unit) =>
        said with { Measures = [.. said.Measures, new(name, value, unit)] };
}
