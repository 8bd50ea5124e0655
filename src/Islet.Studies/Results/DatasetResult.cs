namespace Islet.Studies;

/// <summary>What one dataset gave to a study.</summary>
/// <param name="Lock">Of this registry.</param>
/// <param name="Registered">Its patients.</param>
/// <param name="Cohort">Those of them in the cohort.</param>
/// <param name="Patients">Those analysed for the first endpoint.</param>
/// <param name="Events">Their events.</param>
/// <param name="Shared">Its patients whose pseudonym another dataset has too.</param>
/// <param name="Sha256">Over all of its courses.</param>
public sealed record DatasetResult(Dataset Dataset, DataLock Lock, int Registered, int Cohort, int Patients, int Events, int Shared, string Sha256);
