namespace Islet.Clinic;

/// <summary>Sizes on CT or MRI, as criteria of PET ask for them (Young 1999: extent; Wahl 2009: no lesion grows).</summary>
internal static class TargetsBesidePet
{
    /// <summary>A target was measured at the baseline or now, and not at the other time.</summary>
    public static bool AreOpen(PetVisit visit, LesionSizes sizes)
    {
        if (visit.Timeline.HasUnlistedTargets)
            return true;
        if (sizes.Targets.Count > 0 && !sizes.FollowUps[visit.At].IsComplete)
            return true;
        if (sizes.Listed > sizes.Targets.Count)
            foreach (var lesion in visit.Timeline.Targets)
                if (!sizes.Targets.Contains(lesion) && sizes.Quantity.IsRead(visit.Point, lesion))
                    return true;
        return false;
    }
}
