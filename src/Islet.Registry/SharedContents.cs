using Islet.Course;

namespace Islet.Registry;

/// <summary>
/// What findings say, understood once for all of those that say the same: of a hundred thousand courses nearly every finding repeats the bytes of another. A content never changes,
/// so courses may share it; within one course each finding keeps its own, for rules tell the findings of a course apart by what they hold.
/// </summary>
internal sealed class SharedContents
{
    private const int Most = 4096; // contents; what is said often is soon there again
    private const int Longest = 1024; // bytes; longer texts are letters, and nobody else's

    private readonly Dictionary<int, Said> known = [];

    /// <param name="patient">Whose course is read.</param>
    /// <inheritdoc cref="FindingKinds.Read(string, int, ReadOnlySpan{byte})"/>
    public Content Of(long patient, string kind, int version, ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.Length > Longest)
            return FindingKinds.Read(kind, version, utf8Json);
        var place = Place(kind, version, utf8Json);
        if (known.TryGetValue(place, out var said) && said.Version == version && said.Kind == kind && utf8Json.SequenceEqual(said.Utf8Json))
            return said.To(patient) ? said.Content : FindingKinds.Read(kind, version, utf8Json);
        if (known.Count == Most)
            known.Clear();
        var content = FindingKinds.Read(kind, version, utf8Json);
        known[place] = new(kind, version, utf8Json.ToArray(), content, patient);
        return content;
    }

    private static int Place(string kind, int version, ReadOnlySpan<byte> utf8Json)
    {
        var place = new HashCode();
        place.Add(kind);
        place.Add(version);
        place.AddBytes(utf8Json);
        return place.ToHashCode();
    }

    private sealed class Said(string kind, int version, byte[] utf8Json, Content content, long patient)
    {
        private long last = patient;

        public string Kind => kind;

        public int Version => version;

        public byte[] Utf8Json => utf8Json;

        public Content Content => content;

        /// <summary>Gives it to a patient; false: this course has it already.</summary>
        public bool To(long patient)
        {
            var first = last != patient;
            last = patient;
            return first;
        }
    }
}
