namespace Islet.Clinic;

/// <summary>
/// What each sighting of a new lesion amounts to once FDG-PET, receptor PET and the CT beside them are heard: for readers and files that know only
/// equivocal and unequivocal. Eisenhauer et al., Eur J Cancer 2009;45:228-247, section 4.3.5.
/// </summary>
public static class NewLesionSightings
{
    /// <summary>By time point and lesion. A series with these certainties and without its PET has the same new lesions on the same days.</summary>
    public static IReadOnlyDictionary<(string TimePoint, string Lesion), NewLesionCertainty> Of(ResponseSeries series)
    {
        Dictionary<(string, string), NewLesionCertainty> amounts = [];
        NewLesions.Of(Timeline.Of(series), told: (point, lesion, sighting) => amounts[(point.Id, lesion.Id)] = sighting switch
        {
            NewLesions.Sighting.New => NewLesionCertainty.Unequivocal,
            NewLesions.Sighting.Pending => NewLesionCertainty.Equivocal,
            NewLesions.Sighting.Dismissed => lesion.Certainty is NewLesionCertainty.Resolved ? NewLesionCertainty.Resolved : NewLesionCertainty.NotMalignant,
        });
        return amounts;
    }
}
