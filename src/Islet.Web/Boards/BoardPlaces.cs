using System.Globalization;
using Islet.Web.Pages;

namespace Islet.Web;

/// <summary>Where on a patient's pages something of a board summary stands. A file leads nowhere.</summary>
/// <param name="InFile">The summary is written into a file of its own: it has no other pages.</param>
internal sealed record BoardPlaces(BoardSummary Summary, bool InFile)
{
    public string? Finding(int number) => InFile ? null : string.Create(CultureInfo.InvariantCulture, $"{PatientPage.AddressOf(Summary.Course.Patient)}#finding-{number}");

    public string? FactSheet(string? block) => InFile ? null : FactSheetPage.AddressOf(Summary.Course.Patient) + (block is null ? "" : "#block-" + block);

    public string? Page(string address) => InFile ? null : address;

    /// <summary>Why the statement applies to the patient.</summary>
    public string? Statement(BoardStatement statement) => InFile || Summary.Guideline?.Readings.FirstOrDefault(r => r.Guideline.Name == statement.Guideline) is not { Guideline: { } guideline } || guideline.Find(statement.Id) is not { } one ? null
        : PatientGuidelinePage.AddressOf(Summary.Course.Patient, [.. PatientGuidelinePage.View(guideline, Summary.AsOf), (PatientGuidelinePage.WhyKey, one.Number)], []);
}
