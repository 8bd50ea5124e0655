using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Reads the YAML file of a cohort that is simulated to match a paper, and says all that is wrong with it at once.</summary>
/// <remarks>The codes are those of <see cref="ProfileFile"/>; what only shows when the counts are made is told by <see cref="CalibratedCohort.Of"/>.</remarks>
public static class CalibratedFile
{
    private const int MostPatients = 20_000; // the search exchanges times two by two

    /// <summary>The first key of such a file.</summary>
    public const string Key = "calibrated";

    /// <summary>Whether a profile is of this kind; what is no YAML is of none.</summary>
    public static bool Is(string text) => StrictYaml.Read(text) is (MapNode root, null) && root[Key] is not null;

    /// <param name="name">What problems call the file.</param>
    /// <returns>The profile; null where there are problems.</returns>
    public static (CalibratedProfile? Profile, IReadOnlyList<Problem> Problems) Read(string text, string name)
    {
        var problems = new ProfileProblems(name);
        if (problems.Root(text) is not { } root)
            return (null, problems.Found);
        var profile = new ProfileSection(root, "", problems).Whole(Whole);
        return (problems.Found.Count == 0 ? profile : null, problems.Found);
    }

    private static CalibratedProfile Whole(ProfileSection s)
    {
        var names = new CalibratedNames();
        var (name, title, matches, patients) = (s.Text(Key), s.Text("title"), s.Text("matches"), s.Whole("patients", 1, MostPatients));
        var (prefix, dataLock) = (s.Text("key_prefix"), s.Day("data_lock"));
        var variables = s.Section("variables", all => all.Keys.ToList().ConvertAll(key => all.Section(key, v => CalibratedVariables.Read(v, key, patients, names))));
        var days = s.Section("days", all => all.Keys.ToList().ConvertAll(key => Named(all, key, names)));
        var ends = names.SumIfGiven(s, "ends", fromDay: true);
        var center = s.NodeIfGiven("center") is null ? null : names.Name(s, "center");
        return new(name, title, matches, patients, prefix, dataLock, variables, days, ends, center, s.List("records", r => CalibratedRecords.Read(r, names)));
    }

    private static NamedDay Named(ProfileSection all, string key, CalibratedNames names)
    {
        var day = all.NodeIfGiven(key) is MapNode ? all.Section(key, d => new NamedDay(key, d.Day("from"), d.Day("to"), names.SumIfGiven(d, "leaves"), null))
            : new(key, null, null, null, names.Sum(all, key, fromDay: true));
        names.Add(key, NameKind.Day, ["recorded"]);
        return day;
    }
}
