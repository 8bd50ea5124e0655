using Islet.Course;

namespace Islet.Clinic;

/// <summary>The people behind the records of a registry: what a person says on one record holds for all of theirs, and only one record stands for them.</summary>
public sealed class Persons
{
    private readonly Dictionary<string, string> standsFor = new(StringComparer.Ordinal); // of each record that yields: the one that stays
    private readonly Dictionary<string, PatientConsents> said = new(StringComparer.Ordinal); // of each record that says something
    private readonly ILookup<string, string> yielding;

    /// <param name="records">Every record, by its pseudonym.</param>
    public Persons(IEnumerable<(string Key, PatientConsents Consents)> records)
    {
        foreach (var (key, consents) in records)
            if (consents != PatientConsents.Nothing)
                said[key] = consents;
        foreach (var key in said.Keys)
            if (Stays(key) is var stays && stays != key)
                standsFor[key] = stays;
        yielding = standsFor.ToLookup(s => s.Value, s => s.Key, StringComparer.Ordinal);
    }

    /// <summary>Another record stands for this person: this one is left out, whatever it says.</summary>
    public bool Yields(string key) => standsFor.ContainsKey(key);

    /// <summary>Over all records of the person: a withdrawal on any of them, else a consent on any.</summary>
    public ConsentStanding this[string key, ConsentPurpose purpose]
    {
        get
        {
            var stays = standsFor.GetValueOrDefault(key, key);
            var standing = ConsentStanding.NotRecorded;
            foreach (var record in yielding[stays].Prepend(stays))
                if (said.TryGetValue(record, out var consents) && consents[purpose].Standing is var one && one > standing)
                    standing = one; // withdrawn above given above not recorded
            return standing;
        }
    }

    /// <summary>Records that yield to each other in a circle would all be left out: the first of them by name stays.</summary>
    private string Stays(string key)
    {
        List<string> path = [key];
        while (said.TryGetValue(path[^1], out var at) && at.YieldsTo is { } next)
        {
            if (path.IndexOf(next) is >= 0 and var circle)
                return path[circle..].Min(StringComparer.Ordinal)!;
            path.Add(next);
        }
        return path[^1];
    }
}
