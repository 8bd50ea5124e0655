using System.Text.Json;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>What the conditions of a record say of a neuroendocrine neoplasm and of its metastases.</summary>
internal sealed class FhirDiagnoses
{
    private const string Morphology = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior", PrimaryCancer = "mcode-primary-cancer-condition";

    private readonly List<(JsonElement Condition, CodedTumour Says)> tumours = [];
    private readonly List<(JsonElement Condition, CodedMetastasis Says)> metastases = [];
    private bool anotherCancer;

    public int Understood => tumours.Count + metastases.Count;

    public static FhirDiagnoses Of(IReadOnlyList<JsonElement> conditions)
    {
        var read = new FhirDiagnoses();
        foreach (var condition in conditions.Where(IsHeld))
        {
            FhirCoding[] codes = [.. condition.Codings("code"), .. condition.List("extension").Where(e => e.Text("url") is Morphology).SelectMany(e => e.Codings("valueCodeableConcept"))];
            if (codes.Select(FhirCodes.Tumour).OfType<CodedTumour>().ToList() is { Count: > 0 } tumour)
                read.tumours.Add((condition, Together(tumour)));
            else if (codes.Select(FhirCodes.Metastasis).OfType<CodedMetastasis>().ToList() is { Count: > 0 } spread)
                read.metastases.Add((condition, new(spread.Exists(s => s.Liver is true) ? true : null, spread.Exists(s => s.Extrahepatic is true) ? true : null)));
            else
                read.anotherCancer |= codes.Any(FhirCodes.IsCancer) || condition.Member("meta")?.List("profile").Any(p => p.GetString()?.EndsWith(PrimaryCancer, StringComparison.Ordinal) is true) is true;
        }
        return read;
    }

    /// <summary>Beside another cancer a tissue count is this tumour's only where the observation says so.</summary>
    public bool MayConcern(JsonElement observation)
    {
        string[] focus = [.. observation.List("focus").Select(f => f.Text("reference")?.Split('/') is [.., var type, var id] ? $"{type}/{id}" : "")];
        return focus.Length > 0 ? focus.Any(f => tumours.Exists(t => t.Condition.Name() == f)) : !anotherCancer && tumours.Count == 1;
    }

    /// <param name="oneTissue">One tissue alone was sent: the diagnosis' word on differentiation is its pathologist's. Of several nobody knows which one it was.</param>
    public IEnumerable<(Day? Happened, Content Content)> Contents(bool oneTissue)
    {
        foreach (var (condition, says) in tumours)
            yield return (DayOf(condition), new TumourEntity { Family = says.Family, Organ = says.Organ });
        foreach (var (condition, says) in metastases)
            yield return (DayOf(condition), new Staging { System = "ICD-10-CM", M = "M1", LiverMetastases = says.Liver, ExtrahepaticMetastases = says.Extrahepatic });
        if (!oneTissue && Class is { } word && tumours.Count == 1)
            yield return (DayOf(tumours[0].Condition), word);
    }

    /// <summary>Differentiation by the morphology of the only neoplasm; null: no morphology, several neoplasms, or another cancer beside it.</summary>
    public Specimen? Class => tumours is [var only] && !anotherCancer && only.Says.Differentiation is { } word
        ? new() { SpecimenName = "diagnosis", Differentiation = word, NecCellType = only.Says.NecCellType } : null;

    /// <summary>Held to be so: neither refuted nor entered in error, and neither resolved nor in doubt.</summary>
    private static bool IsHeld(JsonElement condition) =>
        condition.Codings("verificationStatus").All(c => c.Code is "confirmed") && condition.Codings("clinicalStatus").All(c => c.Code is "active" or "recurrence" or "relapse");

    private static Day? DayOf(JsonElement condition) => condition.DayOf("onsetDateTime") ?? condition.DayOf("recordedDate");

    private static CodedTumour Together(List<CodedTumour> codes) => new(codes.Exists(c => c.Family is TumourFamily.MiNen) ? TumourFamily.MiNen : TumourFamily.Nen, codes.Find(c => c.Organ is not null)?.Organ)
    {
        Differentiation = codes.Select(c => c.Differentiation).OfType<Differentiation>().Distinct().ToList() is [var one] ? one : null,
        NecCellType = codes.Select(c => c.NecCellType).OfType<string>().Distinct().ToList() is [var type] ? type : null,
    };
}
