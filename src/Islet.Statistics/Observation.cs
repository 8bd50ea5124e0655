namespace Islet.Statistics;

/// <summary>One subject's survival: how long observed, and whether the event ended the observation.</summary>
/// <param name="Time">Time under observation, in whatever unit the caller keeps throughout; not negative, finite.</param>
/// <param name="Event">False: censored, i.e. known to be free of the event up to <paramref name="Time"/>.</param>
/// <param name="Weight">Case weight; 1 counts the subject once.</param>
public readonly record struct Observation(double Time, bool Event, double Weight = 1);
