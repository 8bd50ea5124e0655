using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    // Counts alone: no row of a single patient leaves with the results.
    private static void ResponseOf(Utf8JsonWriter json, ResponseResult found) => json.WriteObject(() =>
    {
        json.WriteString("name", found.Wish.Name);
        json.WriteString("kind", found.Wish.Kind switch
        {
            ResponseFigureKind.Waterfall => "waterfall",
            ResponseFigureKind.Spider => "spider",
            ResponseFigureKind.Swimmer => "swimmer",
            ResponseFigureKind.CriteriaAgreement => "criteria_agreement",
        });
        json.WriteNumber("line", found.Wish.Line);
        json.WriteNumber("patients", found.Patients.Count);
        json.WriteList("best_response", found.Patients.GroupBy(p => p.Best).OrderBy(g => g.Key), group =>
        {
            json.WriteString("category", group.Key is { } category ? Clinic.ResponseWords.Of(category) : null);
            json.WriteNumber("patients", group.Count());
        });
        if (found.Wish.Kind is ResponseFigureKind.CriteriaAgreement)
            json.WriteList("pairs", ResponseFigures.Agreement(found).Pairs.Where(p => p.Patients > 0), pair =>
            {
                json.WriteString("one", pair.One);
                json.WriteString("other", pair.Other);
                json.WriteNumber("patients", pair.Patients);
                json.WriteNumber("agree", pair.Agree);
                json.Number("kappa", pair.Kappa.Value);
            });
    });
}
