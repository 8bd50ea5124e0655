using Islet.Registry;

namespace Islet.Web;

/// <summary>How jobs stand, for a reader.</summary>
internal static class JobWords
{
    public static string Said(JobState state) => state switch
    {
        JobState.Queued => T("waiting"),
        JobState.Running => T("running"),
        JobState.Done => T("done"),
        JobState.Failed => T("failed"),
        JobState.Cancelled => T("cancelled"),
    };
}
