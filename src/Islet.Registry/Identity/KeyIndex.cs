using Islet.Course;

namespace Islet.Registry;

/// <summary>The persons of a key file, and how one is found: by number, by record number, by name only where there is nothing better.</summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<string, KeyedPerson> persons;
    private readonly Dictionary<(string Country, string Number), string> byNumber = [];
    private readonly Dictionary<string, string> byRecord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> forgotten;
    private readonly KeyContent head;
    private readonly byte[] secret;

    public KeyIndex(KeyContent content)
    {
        (head, secret) = (content, Convert.FromHexString(content.Secret));
        persons = content.Persons.ToDictionary(p => p.Pseudonym, p => new KeyedPerson(p.Country, p.Number, p.Names, p.Records), StringComparer.Ordinal);
        foreach (var (pseudonym, person) in persons)
            Add(pseudonym, person);
        forgotten = content.Forgotten.SelectMany(f => f.Tokens.Select(t => (Token: t, f.Pseudonym))).ToDictionary(f => f.Token, f => f.Pseudonym, StringComparer.Ordinal);
    }

    public int Count => persons.Count;

    public IEnumerable<string> AllPseudonyms => persons.Keys.Order(StringComparer.Ordinal);

    public KeyContent ToContent() => head with
    {
        Persons = [.. persons.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new KeyEntry(p.Key, p.Value.Country, p.Value.Number, p.Value.Names, p.Value.Records))],
        Forgotten = [.. forgotten.GroupBy(f => f.Value, f => f.Key, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new ForgottenEntry(f.Key, [.. f.Order(StringComparer.Ordinal)]))],
    };

    public string? Find(string country, string number) => byNumber.GetValueOrDefault((country, number));

    public string? FindRecord(string record) => byRecord.GetValueOrDefault(record);

    public KeyedPerson? Identity(string pseudonym) => persons.GetValueOrDefault(pseudonym);

    public string Pseudonym(KeyedPerson mentioned)
    {
        var person = mentioned.Normalized();
        if (person.IsEmpty)
            throw new RefusedException(KeyProblems.Nobody);
        if (person is { Number: not null, Country: null })
            throw new ArgumentException("A national number is one of a country.", nameof(mentioned));
        if (Known(person) is { } known)
            return Complete(known, person);
        if (PersonTokens.Of(person, secret).Select(t => forgotten.GetValueOrDefault(t)).FirstOrDefault(p => p is not null) is { } erased)
            return erased;
        var pseudonym = Unused();
        persons.Add(pseudonym, person);
        Add(pseudonym, person);
        return pseudonym;
    }

    public bool Forget(string pseudonym)
    {
        if (!persons.Remove(pseudonym, out var person))
            return false;
        foreach (var token in PersonTokens.Of(person, secret))
            forgotten[token] = pseudonym;
        Remove(person, pseudonym);
        return true;
    }

    /// <summary>The one known person that the mention can mean; null: a new one.</summary>
    private string? Known(KeyedPerson person)
    {
        var byItsNumber = person.Number is { } number ? Find(person.Country!, number) : null;
        string[] all = [.. person.Records.Select(FindRecord).Append(byItsNumber).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (all.Length > 1)
            throw new RefusedException(KeyProblems.Contradiction("a number and a record number, or two record numbers, of two known persons"));
        if (all is [var one])
        {
            return person.Number is not null && persons[one].Number is not null && byItsNumber is null
                ? throw new RefusedException(KeyProblems.Contradiction("one record number with two national numbers")) : one;
        }
        return person is { Number: null, Records.Count: 0 } ? KnownByName(person) : null;
    }

    private string? KnownByName(KeyedPerson person)
    {
        string[] bearers = [.. person.Names.SelectMany(n => byName.GetValueOrDefault(n) ?? []).Distinct(StringComparer.Ordinal)];
        return bearers switch
        {
            [] => null,
            [var one] when persons[one] is { Number: null, Records.Count: 0 } => one,
            _ => throw new RefusedException(KeyProblems.NameOnly),
        };
    }

    private string Complete(string pseudonym, KeyedPerson mention)
    {
        var before = persons[pseudonym];
        var after = before.With(mention);
        Remove(before, pseudonym);
        persons[pseudonym] = after;
        Add(pseudonym, after);
        return pseudonym;
    }

    private string Unused()
    {
        while (true)
        {
            var pseudonym = Pseudonyms.New(head.Prefix);
            if (!persons.ContainsKey(pseudonym) && !forgotten.ContainsValue(pseudonym))
                return pseudonym;
        }
    }

    private void Add(string pseudonym, KeyedPerson person)
    {
        if (person is { Country: { } country, Number: { } number })
            byNumber.Add((country, number), pseudonym);
        foreach (var record in person.Records)
            byRecord.Add(record, pseudonym);
        foreach (var name in person.Names)
            (byName.TryGetValue(name, out var bearers) ? bearers : byName[name] = []).Add(pseudonym);
    }

    private void Remove(KeyedPerson person, string pseudonym)
    {
        if (person is { Country: { } country, Number: { } number })
            byNumber.Remove((country, number));
        foreach (var record in person.Records)
            byRecord.Remove(record);
        foreach (var name in person.Names)
            byName[name].Remove(pseudonym);
    }
}
