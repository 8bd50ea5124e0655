using Islet.Guidelines;
using Islet.Web.Pages;

namespace Islet.Web;

/// <summary>Where on a patient's pages a statement stands.</summary>
internal static class StatementPlaces
{
    public static string PlaceOf(this GuidelineSheet sheet, StatementBase guideline, Statement statement) => guideline == sheet.Guideline ? "#" + statement.Number
        : PatientGuidelinePage.AddressOf(sheet.Course.Patient, PatientGuidelinePage.View(guideline, sheet.AsOf), []) + "#" + statement.Number;

    /// <summary>The page that shows why the statement applies, does not, or cannot be decided.</summary>
    public static string WhyOf(this GuidelineSheet sheet, Statement statement) =>
        PatientGuidelinePage.AddressOf(sheet.Course.Patient, [.. PatientGuidelinePage.View(sheet.Guideline, sheet.AsOf), (PatientGuidelinePage.WhyKey, statement.Number)], []);
}
