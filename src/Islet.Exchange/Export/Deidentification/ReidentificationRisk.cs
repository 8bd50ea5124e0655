using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Patients alike in what others may know of them.</summary>
/// <param name="Values">Of <see cref="ReidentificationRisk.By"/>, in that order; empty text: unknown.</param>
public sealed record LikePatients(IReadOnlyList<string> Values, int Patients);

/// <summary>How well patients hide among each other: sizes of the groups that are alike in what others may know.</summary>
/// <remarks>k-anonymity: Sweeney, Int J Uncertain Fuzz 2002;10:557–570, doi:10.1142/S0218488502001648.</remarks>
/// <param name="By">What a group has in common.</param>
/// <param name="Smallest">Patients in the smallest group; 0 where there are no patients.</param>
/// <param name="Unique">Patients with whom nobody else is alike.</param>
/// <param name="BelowK">Patients in groups smaller than the limit.</param>
/// <param name="Small">Those groups, smallest first.</param>
public sealed record ReidentificationRisk(IReadOnlyList<string> By, int Patients, int Groups, int Smallest, int Unique, int BelowK, IReadOnlyList<LikePatients> Small)
{
    private const int BandYears = 10;

    /// <summary>As the file shows it.</summary>
    public static ReidentificationRisk Of(IReadOnlyList<DiseaseCourse> courses, DeidentifyOptions options) =>
        Of(["site", "age", "sex", "centre"], courses.Select(c => QuasiIdentifiers(c, options)), options.SmallestGroup);

    /// <summary>As the registry knows them, the year of diagnosis included.</summary>
    public static ReidentificationRisk WithYear(IReadOnlyList<DiseaseCourse> registered, DeidentifyOptions options, DateOnly day) =>
        Of(["site", "age", "sex", "centre", "year of diagnosis"], registered.Select(c => (IReadOnlyList<string>)[.. QuasiIdentifiers(c, options, day), YearOf(c)]), options.SmallestGroup);

    /// <summary>Site, age band, sex and centre.</summary>
    internal static IReadOnlyList<string> QuasiIdentifiers(DiseaseCourse course, DeidentifyOptions options, DateOnly? day = null)
    {
        var snapshot = new Snapshot(course, View.Latest(course, day ?? DateOnly.MinValue)); // a course without calendar is seen at its end
        string Word(Fact fact) => snapshot.Reader(fact).Value is FactValue.Word { Value: var word } ? word : "";
        var age = snapshot.Reader(Fact.AgeAtDiagnosisYears).Value is FactValue.Number { Value: var years } ? Band((int)years, options.AgeLimit) : "";
        return [Word(Fact.PrimarySite), age, Word(Fact.Sex), options.KeepCenter ? course.Center ?? "" : ""];
    }

    private static ReidentificationRisk Of(IReadOnlyList<string> by, IEnumerable<IReadOnlyList<string>> patients, int k)
    {
        var sizes = patients.GroupBy(values => string.Join('\0', values), StringComparer.Ordinal).Select(g => new LikePatients(g.First(), g.Count())).ToList();
        List<LikePatients> small = [.. sizes.Where(g => g.Patients < k).OrderBy(g => g.Patients).ThenBy(g => string.Join('\0', g.Values), StringComparer.Ordinal)];
        return new(by, sizes.Sum(g => g.Patients), sizes.Count, sizes.Count == 0 ? 0 : sizes.Min(g => g.Patients), sizes.Count(g => g.Patients == 1), small.Sum(g => g.Patients), small);
    }

    private static string Band(int age, int limit)
    {
        var from = age / BandYears * BandYears;
        return age > limit ? string.Create(CultureInfo.InvariantCulture, $"{limit + 1}+") : string.Create(CultureInfo.InvariantCulture, $"{from}–{Math.Min(from + BandYears - 1, limit)}");
    }

    private static string YearOf(DiseaseCourse course)
    {
        _ = OverallSurvival.FromDiagnosis(course, null, out var zero);
        return course.Axis.Kind is AxisKind.Calendar && zero is { } start ? DateOnly.FromDayNumber((int)start.Days).Year.ToString(CultureInfo.InvariantCulture) : "";
    }
}
