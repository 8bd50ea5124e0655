using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What RS says of one subject by one reader: responses to show beside the computed ones, visits that TR does not have, deterioration.</summary>
internal sealed class SdtmStatements
{
    private readonly Dictionary<string, NewLesionCertainty> certainties = new(StringComparer.Ordinal);

    public SdtmStatements(List<SdtmVisit> visits, IEnumerable<SdtmRecord> rows, SdtmDates dates, ResponseCriterion criterion, ProblemList problems)
    {
        List<SdtmRecord> read = [.. rows.Where(r => IsRead(r, criterion, problems))];
        Missed = [.. SdtmVisits.Of([.. read.Where(r => r.Test == SdtmTerms.Overall && Of(visits, r) is null)], dates)];
        List<SdtmVisit> all = [.. visits, .. Missed];
        List<StatedResponse> responses = [];
        foreach (var row in read)
        {
            var visit = Of(all, row);
            var date = dates.Of(row) is not { } span ? null : span.IsExact ? span.First : visit?.Date ?? dates.Impute(span, null, null);
            switch (row.Test)
            {
                case SdtmTerms.Deterioration:
                    Deteriorated ??= row.Result is "N" or "" ? null : row;
                    Deterioration ??= row.Result is "N" or "" ? null : date;
                    break;
                case SdtmTerms.NewLesionProgression:
                    if (visit is not null && SdtmTerms.NewLesion(row.Result) is { } certainty)
                        certainties[visit.Id] = certainty;
                    break;
                case SdtmTerms.Overall or SdtmTerms.TargetResponse or SdtmTerms.NonTargetResponse or SdtmTerms.BestResponse:
                    if (SdtmTerms.Response(row.Result, criterion) is { } category)
                        responses.Add(new(visit?.Id, row.Visit, date, row.Test, category) { Criterion = row["CAT"], Written = row.Date });
                    else
                        problems.AddValue(row.At("STRESC"), "E_SDTM_RESPONSE", $"'{row.Result}'", criterion == Recist11.Criterion ? "CR, PR, SD, NON-CR/NON-PD, PD or NE" : "a category of the criterion in RSCAT", "The row is rejected; what is computed does not rest on it.");
                    break;
            }
        }
        Responses = responses;
    }

    public IReadOnlyList<StatedResponse> Responses { get; }

    /// <summary>Visits that RS assessed and TR has no row of: nothing was measured, so they are not evaluable.</summary>
    public IReadOnlyList<SdtmVisit> Missed { get; }

    public AxisPoint? Deterioration { get; }

    public SdtmRecord? Deteriorated { get; }

    /// <summary>How RS calls the new lesions of a visit, where TR does not say.</summary>
    public NewLesionCertainty? NewLesion(string visit, string lesion) => certainties.TryGetValue(visit, out var certainty) ? certainty : null;

    /// <summary>Without a category it is taken as of the criterion asked. What RECIST's rows say of lesions and of the patient holds by every criterion; a response only by its own.</summary>
    private static bool IsRead(SdtmRecord row, ResponseCriterion criterion, ProblemList problems)
    {
        var (category, own) = (row.Upper("CAT"), SdtmTerms.Category(criterion));
        if (category is "" || category.Equals(own, StringComparison.OrdinalIgnoreCase) || (category is "RECIST 1.1" && row.Test is SdtmTerms.Deterioration or SdtmTerms.NewLesionProgression))
            return true;
        problems.AddValue(row.At("CAT"), "W_SDTM_CRITERION", $"'{row["CAT"]}'", own, "Responses by another criterion are left out.");
        return false;
    }

    /// <summary>By label; of two assessments under one label by the day.</summary>
    private static SdtmVisit? Of(List<SdtmVisit> visits, SdtmRecord row)
    {
        List<SdtmVisit> same = [.. visits.Where(v => v.Is(row))];
        return same.Count > 1 && SdtmDates.Parse(row.Date) is { } span ? same.Find(v => v.Date is { } day && span.Contains(day)) : same.FirstOrDefault();
    }
}
