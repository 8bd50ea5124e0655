using Islet.Clinic;
using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>The methods section: every convention that decides a digit, by name, so that somebody else can compute the same.</summary>
public static partial class StudyMethods
{
    /// <summary>What each part of a study says of its methods, in the order of a paper. A new kind of analysis adds its line here, and nothing else.</summary>
    private static readonly Func<StudyResults, IEnumerable<string>>[] Parts =
    [
        Patients,
        Datasets,
        Cohort,
        Endpoints,
        Groups,
        Missing,
        Described,
        Survival,
        Models,
        results => results.Further.SelectMany(f => f.Methods),
        Agreement,
        Responses,
        Trajectories,
        Significance,
        Rest,
        Reproducible,
    ];

    public static IReadOnlyList<string> Of(StudyResults results)
    {
        List<string> said = [.. Parts.SelectMany(part => part(results))];
        return MethodReferences.Of(said) is { Count: > 0 } papers ? [.. said, "References. " + string.Join(" ", papers)] : said;
    }

    private static IEnumerable<string> Patients(StudyResults results)
    {
        var zero = StudyWords.TimeZeroName(results.Study.TimeZero);
        yield return $"Patients. Data are {StudyProvenance.Lock(results)}. Time zero is {zero}. Patient characteristics are those that were true at {zero}, from everything known at the data lock; " +
            "what happened later does not enter. A fact is known or unknown: a patient for whom a condition cannot be decided is excluded and counted apart from those for whom it is not met.";
        yield return Consent(results);
        if (StudyProvenance.CutOff(results) is { } cutOff)
            yield return $"Data cut-off. Follow-up ends on {cutOff}.";
        yield return Later(results, zero);
        if (results.Study.TimeZero is not TimeZero.Diagnosis && Staged(results) is { Length: > 0 } staged)
            yield return $"Of the diagnosis. {staged}: recorded at diagnosis, and read as such at {zero}.";
        if (results.Study.TimeZero.IsTreatment())
            yield return Text($"Lines of therapy are counted as each was one on the day it began. A drug given round an operation, which the guideline's count makes a line once disease recurs within {TherapyLines.RecurrenceDays} days after it, ") +
                Text($"and an analogue for symptoms begun before disease was advanced start no clock and have no number here, for only the future tells that they count: {results.LaterLines} of the patients of the registry.");
        if (MarkWords(results.Marked, m => m.Placed) is { } placed)
            yield return $"Undated in the source. The import placed at the origin what carries no date of its own: {placed}.";
        if (MarkWords(results.Marked, m => m.Stale) is { } stale)
            yield return $"Older than their shelf life at {zero}, and used: {stale}.";
    }

    /// <summary>The days of a report are no bias; a reading years later may be.</summary>
    private static string Later(StudyResults results, string zero)
    {
        var late = string.Join(", ", results.Marked.Where(m => m.Late.Patients > 0).Select(m => Text($"{StudyWords.Facts([m.Fact])} ({m.Late.Patients} of {m.Known}, median {m.Late.MedianDays:0} days)")));
        var soon = results.Marked.Sum(m => m.KnownLater - m.Late.Patients);
        return Text($"Known after {zero}. Values that became known, or changed, more than {MarkedValues.LateDays} days after {zero}: {(late.Length > 0 ? late : "none")}. ") +
            (late.Length > 0 ? "People who live longer are re-read more often, so these values deserve a look. " : "") +
            Text($"Reports issued within {MarkedValues.LateDays} days after {zero} on what was found before it: {soon}.");
    }

    private static string Staged(StudyResults results) => StudyWords.Facts([.. results.Marked.Select(m => m.Fact).Where(CohortGroups.IsOfDiagnosis)]);

    /// <summary>Both counts are printed, none included: who reads the report must see that it was asked.</summary>
    private static string Consent(StudyResults results)
    {
        var rule = results.Study.Consent switch
        {
            ConsentRule.OptOut => "Patients who withdrew consent to research are not analysed",
            ConsentRule.Required => "Only patients of whom a consent to research is recorded are analysed",
        };
        return Text($"Consent. {rule}; consent is judged at the data lock. Withdrawn: {Count(results.Flow.ConsentWithdrawn)}. ") +
            $"Records left out because another one stands for the same person: {Count(results.Flow.Duplicates)}.";
    }

    private static string? MarkWords(IEnumerable<MarkedValues> marked, Func<MarkedValues, int> count) =>
        string.Join(", ", marked.Where(m => count(m) > 0).Select(m => Text($"{StudyWords.Facts([m.Fact])} ({count(m)} of {m.Known})"))) is { Length: > 0 } words ? words : null;

    private static IEnumerable<string> Endpoints(StudyResults results)
    {
        foreach (var endpoint in results.Study.Endpoints)
        {
            var unit = endpoint.Unit switch
            {
                EndpointUnit.Days => "Times are in days.",
                EndpointUnit.Months => "Times are in months of 30.4375 days; months that a source states are used as stated.",
                EndpointUnit.Years => "Times are in years of 365.25 days.",
            };
            yield return $"{endpoint.Label}. From {StudyWords.TimeZeroName(endpoint.Start(results.Study))} to {StudyWords.EndsWith(endpoint)} {unit}";
        }
    }

    private static IEnumerable<string> Survival(StudyResults results)
    {
        foreach (var kind in results.Survival.Select(s => (s.Analysis.Interval, s.Analysis.Confidence)).Distinct())
        {
            yield return $"Survival was estimated by the product-limit method (Kaplan and Meier 1958) with Greenwood's variance (Greenwood 1926); {Level(kind.Confidence)} confidence limits are pointwise, on the " +
                $"{StudyWords.Interval(kind.Interval)} scale. The median is the first time at which survival is 50% or less, and the middle of the interval where it is exactly 50%; its limits are those of " +
                "Brookmeyer and Crowley (1982). SPSS defines the limits of the median otherwise: results.json carries both forms.";
        }
        if (results.Survival.Count > 0)
        {
            yield return "Recorded times that differ by no more than rounding count as one (the rule of R's survival package, “timefix”); events come before censorings at the same time. " +
                "Follow-up is described by the reverse Kaplan–Meier method (Schemper and Smith 1996).";
        }
        foreach (var strata in results.Survival.Where(s => s.Tests.Count > 0).Select(s => s.Analysis.Strata?.Label).OfType<string>().Distinct())
            yield return $"Where a table says so, tests are stratified by {strata}: observed and expected events are summed over its levels.";
        foreach (var name in results.Survival.SelectMany(s => s.Tests).Select(StudyWords.Test).Distinct())
            yield return $"{name}{Cited(name)}: two-sided, with the hypergeometric variance; the p value is the upper tail of the χ² distribution. No adjustment is made for the number of tests.";
    }

    private static IEnumerable<string> Models(StudyResults results)
    {
        foreach (var cox in results.Models)
        {
            if (cox.NotFitted is { } why)
            {
                yield return $"{cox.Analysis.Label}. Not fitted: {why}.";
                continue;
            }
            var references = string.Join(", ", cox.Analysis.Terms.Where(t => t.Group is not null).Select(t => StudyWords.LevelOf(t.Group!, t.Group!.Levels[t.Reference].Name)));
            var proportional = cox.Analysis.Ties is CoxTies.Exact ? "" : " Proportional hazards are tested by the score test of Grambsch and Therneau (1994; Kaplan–Meier transform of time).";
            yield return $"{cox.Analysis.Label}. Proportional hazards regression (Cox 1972), ties by {StudyWords.Ties(cox.Analysis.Ties)}'s method{Cited(cox.Analysis.Ties)}, on patients of whom every term is known." +
                (cox.Analysis.Strata is { } strata ? $" Stratified by {strata.Label}: each level has a baseline hazard of its own." : "") +
                (references.Length > 0 ? $" Reference levels: {references}." : "") +
                $" Limits of hazard ratios ({Level(cox.Analysis.Confidence)}) and p values of single terms are Wald's, from the observed information.{proportional}";
        }
    }

    private static IEnumerable<string> Responses(StudyResults results)
    {
        if (results.Responses.Count > 0)
            yield return "Response. RECIST 1.1 (Eisenhauer 2009) by the leading reader, adjudicated before central before original; best response unconfirmed. The best change is the most negative, or else the least positive, " +
                "of the complete sums up to the first progression and before a new therapy; who has none has no bar and is counted with the reason. Readers of one rank who differ leave the response open.";
    }

    private static IEnumerable<string> Rest(StudyResults results)
    {
        yield return $"Computed by Islet {StudyProvenance.Version} from the study file {results.Study.Source.Name} (SHA-256 {results.Study.Source.Sha256}).";
    }
}
