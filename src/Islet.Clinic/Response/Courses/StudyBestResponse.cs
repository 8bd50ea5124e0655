using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a study counts as best response beside what scans show. It is printed with every table that uses it.</summary>
/// <param name="EarlyClinicalProgressionIsPd">NORDIC NEC 2, Methods. Off unless the study says so.</param>
public sealed record BestResponseRule(bool EarlyClinicalProgressionIsPd = false)
{
    public static BestResponseRule Default { get; } = new();

    public string Says => EarlyClinicalProgressionIsPd
        ? "Stopped for clinical progression within two months of the first course, without a scan, counts as progressive disease as best response (NORDIC NEC 2, 2025); progression-free survival is not touched."
        : "Best response rests on scans alone.";
}

/// <summary>The best response of one line as a study counts it.</summary>
/// <param name="Category">Null: not assessed.</param>
/// <param name="ByEarlyClinicalProgression">The study's rule, and no scan, made it progressive disease.</param>
public sealed record StudyBestResponse(ResponseCategory? Category, bool ByEarlyClinicalProgression)
{
    public static StudyBestResponse Of(LineResponse line, EarlyClinicalProgression early, BestResponseRule rule) =>
        rule.EarlyClinicalProgressionIsPd && (line.Best is null or ResponseCategory.NE) && early.Answer.Answer is Answer.Yes
            ? new(ResponseCategory.PD, true) : new(line.Best, false);
}

/// <summary>
/// Best responses of a group as NORDIC NEC 2 reports them (table 2 and its note c): percentages on evaluable patients, with every denominator beside them. The paper
/// prints a response rate of 31 % for NEC, which is its partial responses alone; by its own counts it is 127 of 387, 32.8 %, and of all treated 29.7 %.
/// </summary>
/// <param name="EarlyClinical">Of those with progressive disease, by the study's rule and without a scan.</param>
/// <param name="NotEvaluable">Scans there are, none evaluable.</param>
/// <param name="NotAssessed">No answer at all.</param>
public sealed record EvaluableResponses(int Patients, int Complete, int Partial, int Stable, int Progressive, int EarlyClinical, int NotEvaluable, int NotAssessed, BestResponseRule Rule)
{
    public static EvaluableResponses Of(IReadOnlyCollection<StudyBestResponse> patients, BestResponseRule rule)
    {
        int Count(params ResponseCategory[] categories) => patients.Count(p => p.Category is { } category && categories.Contains(category));
        var (complete, partial, stable, progressive) = (Count(ResponseCategory.CR), Count(ResponseCategory.PR), Count(ResponseCategory.SD, ResponseCategory.NonCrNonPd), Count(ResponseCategory.PD));
        var absent = patients.Count(p => p.Category is null);
        return new(patients.Count, complete, partial, stable, progressive, patients.Count(p => p.ByEarlyClinicalProgression),
            patients.Count - complete - partial - stable - progressive - absent, absent, rule);
    }

    public int Evaluable => Complete + Partial + Stable + Progressive;

    public ResponseShare Response => new(Complete + Partial, Evaluable);

    public ResponseShare ResponseOfAll => new(Complete + Partial, Patients);

    public ResponseShare DiseaseControl => new(Complete + Partial + Stable, Evaluable);

    public ResponseShare DiseaseControlOfAll => new(Complete + Partial + Stable, Patients);

    /// <summary>Progression at or before the first evaluation: of evaluable patients, as the paper counts it.</summary>
    public ResponseShare Progression => new(Progressive, Evaluable);

    /// <summary>With those left out whom only the study's rule made evaluable.</summary>
    public ResponseShare ResponseOfScanned => new(Complete + Partial, Evaluable - EarlyClinical);
}
