using System.Text.RegularExpressions;
using Islet.Clinic;

namespace Islet.Exchange;

/// <summary>The lesions of one subject and reader as TU names them, and which of them came of which (spec response-criteria 1.3: by lineage, not by count).</summary>
internal sealed partial class SdtmLesions
{
    private readonly Dictionary<string, TrackedLesion> tracked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SdtmRecord> identified = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> merged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SdtmRecord> fresh = new(StringComparer.Ordinal);
    private readonly ProblemList problems;

    public SdtmLesions(IReadOnlyList<SdtmRecord> identifications, IEnumerable<SdtmRecord> measured, ProblemList problems)
    {
        this.problems = problems;
        foreach (var row in identifications.Where(r => r.Test is SdtmTerms.Identified or ""))
            Identify(row);
        foreach (var row in identifications.Where(r => r.Test is SdtmTerms.Split))
            AddFragment(row);
        foreach (var row in identifications.Where(r => r.Test is SdtmTerms.Merged))
            AddMerged(row);
        foreach (var row in identifications.Where(r => r.Test is not (SdtmTerms.Identified or "" or SdtmTerms.Split or SdtmTerms.Merged)))
            problems.AddValue(row.At("TESTCD"), "W_SDTM_WORD", $"'{row.Test}'", "TUMIDENT, TUSPLIT or TUMERGE", "The row is left out.");
        foreach (var row in measured.Where(r => r.LinkId.Length > 0))
            AddUnidentified(row);
    }

    public IReadOnlyCollection<TrackedLesion> Tracked => tracked.Values;

    /// <summary>Lesions that TU calls new, with the row that first does.</summary>
    public IReadOnlyDictionary<string, SdtmRecord> New => fresh;

    /// <summary>Ids of TR that together are the lesion: its own, and those of its fragments.</summary>
    public IEnumerable<string> PartsOf(string lesion) => fragments.TryGetValue(lesion, out var parts) ? parts.Prepend(lesion) : [lesion];

    public bool IsFragment(string id) => fragments.Values.Any(parts => parts.Contains(id, StringComparer.Ordinal));

    /// <summary>Masses that have absorbed the lesion, by their id in TR; the first of the members stands for the mass.</summary>
    public IEnumerable<(string Id, IReadOnlyList<string> Members)> MassesOf(string lesion) => merged.Where(m => m.Value.Contains(lesion, StringComparer.Ordinal)).Select(m => (m.Key, m.Value));

    /// <summary>The row that identified a lesion; null where TU has none.</summary>
    public SdtmRecord? Identification(string lesion) => identified.GetValueOrDefault(lesion);

    private void Identify(SdtmRecord row)
    {
        var (id, word) = (row.LinkId, row.Result);
        var role = SdtmTerms.Role(word);
        if (id.Length == 0 || (role is null && !SdtmTerms.IsNew(word)))
            problems.AddValue(row.At(id.Length == 0 ? "LNKID" : "STRESC"), "W_SDTM_WORD", id.Length == 0 ? "no lesion" : $"'{word}'", "TARGET, NON-TARGET or NEW, and TULNKID", "The row is left out.");
        else if (role is not { } part)
            fresh.TryAdd(id, row);
        else if (tracked.TryGetValue(id, out var known) && known.Role != part)
            problems.Add(row.At("STRESC"), "W_SDTM_ROLE", $"'{word}' for a lesion that an earlier row calls {(known.Role is SeriesRole.Target ? "TARGET" : "NON-TARGET")}", "one role a lesion, fixed at baseline", "The earlier row holds. Correct the other.");
        else if (tracked.TryAdd(id, new(id, part, SdtmPlaces.Organ(row["LOC"]), SdtmPlaces.IsNode(row["LOC"]), Site(row))))
            identified.Add(id, row);
    }

    /// <summary>TUGRPID names the lesion that fell apart; without it the id before the last dot or hyphen, or before a letter at its end (T04.1, T04a).</summary>
    private void AddFragment(SdtmRecord row)
    {
        string[] candidates = [row.GroupId, Fragment().Match(row.LinkId).Groups["parent"].Value];
        if (Array.Find(candidates, c => c != row.LinkId && tracked.ContainsKey(c)) is not { } parent)
            TellLineage(row, "a lesion that fell apart, by TUGRPID or by an id like T04.1");
        else if (!fragments.TryGetValue(parent, out var parts))
            fragments.Add(parent, [row.LinkId]);
        else if (!parts.Contains(row.LinkId, StringComparer.Ordinal))
            parts.Add(row.LinkId);
    }

    /// <summary>TULNKID joins the ids of the lesions that became one (T02/T03), or TUGRPID does.</summary>
    private void AddMerged(SdtmRecord row)
    {
        string[][] candidates = [Ids(row.LinkId), [row.LinkId, .. Ids(row.GroupId).Where(id => id != row.LinkId)]];
        if (Array.Find(candidates, c => c.Length > 1 && Array.TrueForAll(c, tracked.ContainsKey)) is { } members)
            merged[row.LinkId] = members;
        else
            TellLineage(row, "the lesions that became one, as in T02/T03");
    }

    /// <summary>Where in the organ; of nodes the station that LOC names.</summary>
    private static string? Site(SdtmRecord row) => row["LOCDTL"] is { Length: > 0 } written ? written : row["LAT"] is { Length: > 0 } side ? side
        : SdtmPlaces.IsNode(row["LOC"]) && row["LOC"].Length > SdtmPlaces.Node.Length ? row["LOC"] : null;

    private static string[] Ids(string joined) => Array.ConvertAll(Joined().Split(joined), id => id.Trim());

    private void TellLineage(SdtmRecord row, string expected) => problems.AddValue(row.At("LNKID"), "W_SDTM_LINEAGE", $"{row.Test} of '{row.LinkId}'", expected,
        "The lesions it came of count as not evaluated where they have no row of their own. Name them in TUGRPID.");

    /// <summary>Measured and never identified: the role is that of TRGRPID, the place unknown.</summary>
    private void AddUnidentified(SdtmRecord row)
    {
        var id = row.LinkId;
        if (tracked.ContainsKey(id) || fresh.ContainsKey(id) || merged.ContainsKey(id) || IsFragment(id))
            return;
        problems.AddValue(row.At("LNKID"), "W_SDTM_NOT_IDENTIFIED", $"'{id}'", "a row of TU that names the lesion", "Its role is taken from TRGRPID; without its place nobody knows which diameter counts where both are given.");
        if (SdtmTerms.Role(row.GroupId.ToUpperInvariant()) is { } role)
            tracked.Add(id, new(id, role, ""));
        else if (SdtmTerms.IsNew(row.GroupId.ToUpperInvariant()))
            fresh.Add(id, row);
    }

    [GeneratedRegex(@"^(?<parent>.+?)([.\-_][A-Za-z0-9]+|[A-Za-z])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fragment();

    [GeneratedRegex("[/+,&]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Joined();
}
