using Islet.Web.Pages;
using Microsoft.AspNetCore.Components;

namespace Islet.Web;

/// <summary>The way into the pages of a draft.</summary>
internal static class DraftDoor
{
    /// <summary>Null: there is no such draft, or it is stored and only its outcome can be seen; the browser is led there.</summary>
    public static ImportDraft? Enter(this ImportDrafts drafts, string id, NavigationManager here)
    {
        if (drafts.Find(id) is not { } draft)
        {
            here.NotFound();
            return null;
        }
        if (!draft.IsStored)
            return draft;
        here.NavigateTo(DraftPosts.Page(draft, DraftStorePage.Step));
        return null;
    }
}
