using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Uptake where the PET of the baseline names no lesion, and no reader called it new: new disease, or a lesion that nobody measured at baseline. The category does not
/// guess which (Wahl et al. 2009; specification, section 4.1: the hottest lesion must have been there at baseline).
/// </summary>
internal static class UptakeChecks
{
    public static void Check(Timeline timeline, List<Problem> problems)
    {
        if (timeline.BaselinePet is not { } baseline)
            return;
        HashSet<string>? named = null;
        foreach (var point in timeline.FollowUps)
        {
            foreach (var lesion in point.NewLesions)
                (named ??= []).Add(lesion.Id);
            foreach (var (id, reading) in point.Pet?.Lesions ?? baseline.Lesions)
                if (!baseline.Lesions.ContainsKey(id) && named?.Contains(id) is not true && TakesUp(reading))
                    problems.Add(new("W_RESPONSE_UPTAKE_LATE", $"time point {point.Id}, lesion {id}", "uptake of a lesion that the baseline PET does not name and nobody called new", "a value at baseline, or a new lesion",
                        "Whether it is new is not guessed; enter it as a new lesion, or its uptake at baseline."));
        }
    }

    private static bool TakesUp(PetReading reading) => reading.VolumeMl is > 0 || reading.SuvMax is > 0 || reading.SuvMean is > 0 || reading.SulPeak is > 0 || reading.Tlg is > 0;
}
