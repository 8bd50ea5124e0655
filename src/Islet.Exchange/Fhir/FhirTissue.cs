using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What one read of one specimen says. An index that cannot be read as a number stays as it is written.</summary>
internal static class FhirTissue
{
    private const string Laboratory = "laboratory";

    public static IEnumerable<JsonObject> Of(FhirSubject of, Finding finding, Specimen specimen)
    {
        if (specimen.Ki67Percent is { } index)
            yield return Ki67(of, finding, index).About(specimen);
        if (specimen.MitosesPer2Mm2 is { } mitoses)
            yield return FhirObservations.Begin(of, finding, "mitoses", null, Laboratory, FhirJson.Concept("Mitotic count per 2 mm²")).Say(mitoses, "/(2.mm2)").About(specimen); // LOINC 85300-2 is of a breast panel
        if (specimen.ReportedGrade is { } grade)
            yield return Grade(FhirObservations.Begin(of, finding, "grade", "mcode-histologic-grade", Laboratory, GradeCode), grade.ToString(), specimen.WhoEdition is { } edition ? $"as reported, WHO {edition}" : "as reported").About(specimen);
        if (specimen.Differentiation is { } differentiation)
            yield return FhirObservations.Begin(of, finding, "diff", null, Laboratory, FhirJson.Concept("Differentiation")).Say(SnakeCase.Of(differentiation)).About(specimen);
        if (specimen.LargestDiameterMm is { } size)
            yield return Size(of, finding, size).About(specimen);
    }

    /// <summary>mCODE's list has three steps; the WHO grade stands beside the step, in words, with its edition as the method.</summary>
    /// <remarks>mCODE 4.0.0, mcode-histologic-grade: category laboratory, code C18000, a coded value.</remarks>
    public static JsonObject Grade(JsonObject observation, string grade, string method)
    {
        observation["method"] = FhirJson.Concept(method);
        var step = grade switch { "G1" => "1155708003", "G2" => "1286893008", "G3" => "1155707008", _ => null };
        return observation.Say(FhirJson.Concept(grade, step is null ? null : FhirTerms.Find(FhirCodes.SnomedCt, step)));
    }

    public static JsonObject GradeCode => FhirJson.Concept("Histologic grade", FhirTerms.Find(FhirCodes.Ncit, "C18000"));

    /// <summary>A bound stays a bound, a range a range.</summary>
    private static JsonObject Ki67(FhirSubject of, Finding finding, Ki67Index index)
    {
        var written = index.AsWritten.Trim().TrimEnd('%').TrimEnd();
        var isNumber = decimal.TryParse(written.TrimStart('<', '>').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        var observation = FhirObservations.Begin(of, finding, "ki67", isNumber ? "mcode-tumor-marker-test" : null, Laboratory, FhirJson.Concept("Ki-67 index", FhirTerms.Find(FhirCodes.Loinc, FhirCodes.Ki67)));
        if (isNumber)
            return observation.Say(number, "%", written[0] is '<' or '>' ? written[..1] : null);
        if (written.Split('-', '–') is [var low, var high] && Number(low) is { } from && Number(high) is { } to)
        {
            observation["valueRange"] = new JsonObject { ["low"] = FhirJson.Quantity(from, "%"), ["high"] = FhirJson.Quantity(to, "%") };
            return observation.Tell($"{written} %");
        }
        observation["valueString"] = FhirJson.Printable(index.AsWritten);
        return observation.Tell(index.AsWritten);
    }

    /// <remarks>mCODE 4.0.0, mcode-tumor-size: code 21889-1 and the component of the longest dimension.</remarks>
    public static JsonObject Size(FhirSubject of, Finding finding, decimal longestMm, decimal? otherMm = null)
    {
        var observation = FhirObservations.Begin(of, finding, "size", "mcode-tumor-size", "exam", FhirJson.Concept("Tumour size", FhirTerms.Find(FhirCodes.Loinc, "21889-1")));
        var components = new JsonArray(Dimension("33728-7", "Longest dimension", longestMm));
        if (otherMm is { } other)
            components.Add(Dimension("33729-5", "Other dimension", other));
        observation["component"] = components;
        return observation.Tell(FormattableString.Invariant($"{longestMm} mm{(otherMm is { } second ? $" × {second} mm" : "")}"));
    }

    private static JsonObject Dimension(string loinc, string text, decimal mm) => new() { ["code"] = FhirJson.Concept(text, FhirTerms.Find(FhirCodes.Loinc, loinc)), ["valueQuantity"] = FhirJson.Quantity(mm, "mm") };

    private static decimal? Number(string text) => decimal.TryParse(text.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The specimen by the name that it has in the course: there is no resource of its own.</summary>
    private static JsonObject About(this JsonObject observation, Specimen specimen)
    {
        if (specimen.SpecimenName is { Length: > 0 } name)
            observation["specimen"] = new JsonObject { ["display"] = FhirJson.Printable(name) };
        return observation;
    }
}
