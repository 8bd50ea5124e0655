using System.Globalization;
using Islet.Course;
using Islet.Web.Pages;

namespace Islet.Web;

/// <summary>Where on a patient's pages something of a board summary stands. A file leads nowhere.</summary>
/// <param name="InFile">The summary is written into a file of its own: it has no other pages.</param>
/// <param name="MayEnter">The reader may enter findings: what is not known leads to its form.</param>
internal sealed record BoardPlaces(BoardSummary Summary, bool InFile, bool MayEnter = false)
{
    /// <summary>Where a line that nobody knows is entered.</summary>
    public string? Entry(BoardUnknown unknown) => InFile || !MayEnter ? null : unknown.Code switch
    {
        "stage_uicc" or "stage_enets" => EnterKindPage.AddressOf(Summary.Course.Patient, nameof(Staging)),
        "therapy" => FactSheet("4"), // where the history of treatment is closed
        _ when Summary.Facts.FirstOrDefault(f => f.Code == unknown.Code) is { AsksWhichSpeaks: true } => FactSheet("D"),
        _ => unknown.Reads.Select(fact => FactDoors.Of(Summary.Course.Patient, fact)).FirstOrDefault(where => where is not null),
    };

    /// <summary>Where an answer is entered.</summary>
    public string? Entry(BoardQuestion question) => InFile || !MayEnter ? null : FactDoors.Of(Summary.Course.Patient, question.Fact);

    public string? Finding(int number) => InFile ? null : string.Create(CultureInfo.InvariantCulture, $"{PatientPage.AddressOf(Summary.Course.Patient)}#finding-{number}");

    public string? FactSheet(string? block) => InFile ? null : FactSheetPage.AddressOf(Summary.Course.Patient) + (block is null ? "" : "#block-" + block);

    public string? Page(string address) => InFile ? null : address;

    /// <summary>Why the statement applies to the patient.</summary>
    public string? Statement(BoardStatement statement) => InFile || Summary.Guideline?.Readings.FirstOrDefault(r => r.Guideline.Name == statement.Guideline) is not { Guideline: { } guideline } || guideline.Find(statement.Id) is not { } one ? null
        : PatientGuidelinePage.AddressOf(Summary.Course.Patient, [.. PatientGuidelinePage.View(guideline, Summary.AsOf), (PatientGuidelinePage.WhyKey, one.Number)], []);
}
