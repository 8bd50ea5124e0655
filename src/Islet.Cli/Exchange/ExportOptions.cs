using Islet.Clinic;
using Islet.Exchange;

namespace Islet.Cli.Exchange;

/// <summary>What the words of a call of <c>islet export</c> ask for.</summary>
/// <param name="Patient">One patient's copy; null: everybody who may be in it.</param>
/// <param name="Deidentify">Null: as the registry has it.</param>
/// <param name="History">Tables also of what was replaced or withdrawn.</param>
internal sealed record ExportOptions(string Kind, string Path, string? Patient, DeidentifyOptions? Deidentify, bool History, bool Force)
{
    public const string Islet = "islet";

    public const string Sdtm = "sdtm", Adam = "adam", Fhir = "fhir";

    public static readonly string[] Later = ["cbioportal"];

    public static IReadOnlyDictionary<string, TableForm> Tables { get; } = Enum.GetValues<TableForm>().ToDictionary(form => form.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Responses by CDISC's models, not the registry's tables.</summary>
    public bool IsCdisc => Kind is Sdtm or Adam;

    /// <summary>Of sdtm and adam.</summary>
    public ResponseChoice Response { get; init; } = new(Recist11.Criterion, null, "ISLET");

    /// <summary>Several files, so that PATH is a folder.</summary>
    public bool IsFolder => Kind is not (Islet or Fhir or "xlsx");
}

/// <param name="Line">Number of the line of therapy; null: of each patient the first one with a baseline.</param>
/// <param name="Study">STUDYID.</param>
internal sealed record ResponseChoice(ResponseCriterion Criterion, int? Line, string Study);
