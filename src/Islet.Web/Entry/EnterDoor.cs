namespace Islet.Web;

/// <summary>The way in to entry, from a patient's navigation.</summary>
internal static class EnterDoor
{
    /// <summary>Name of the page in the navigation.</summary>
    public static string Title => T("Enter");
}
