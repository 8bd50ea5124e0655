using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Web;

/// <summary>A group of filters in the list of patients: the values that one column has.</summary>
/// <param name="Name">In addresses.</param>
/// <param name="Tally">The title of its counts in <see cref="Overview.Tallies"/>.</param>
public sealed record PatientFacet(string Name, string Tally, Func<PatientRow, string?> Value)
{
    /// <summary>In an address: the patients of whom it is unknown.</summary>
    public const string Unknown = "unknown";

    public static IReadOnlyList<PatientFacet> All { get; } =
    [
        new("grade", N("Grade"), row => row.GradeCounted),
        new("stage", N("Stage at diagnosis"), row => row.Stage),
        new("sex", N("Sex"), row => row.Sex),
        new("status", N("Vital status"), row => row.VitalStatus),
        new("centre", N("Centre"), row => row.Center),
    ];

    public static PatientFacet? Find(string tally) => All.FirstOrDefault(facet => facet.Tally == tally);
}

/// <summary>Which patients a list shows, in which order, and which page of it. It is the address of the list, both ways.</summary>
/// <param name="Search">Part of a key.</param>
/// <param name="Chosen">By the name of the facet: the value that is asked for.</param>
/// <param name="Lacking">A fact that is unknown of all of them.</param>
public sealed record PatientQuery(string Search, IReadOnlyDictionary<string, string> Chosen, Fact? Lacking, PatientColumn Sort, bool Descending, int Page)
{
    public const int PageSize = 50;
    public const string Path = "/patients";

    public static PatientQuery All { get; } = new("", new Dictionary<string, string>(), null, PatientColumn.Key, false, 1);

    /// <summary>What an address asks for, and in words what of it cannot be done.</summary>
    public static (PatientQuery Query, IReadOnlyList<string> Remarks) Read(Func<string, string?> parameter)
    {
        var remarks = new List<string>();
        var sort = parameter("sort") ?? "";
        var column = sort.Length == 0 ? PatientColumn.Key : PatientColumn.Find(sort.TrimStart('-'));
        if (column is null)
            remarks.Add(T("The list has no column of the name that the address gives; it is sorted by patient."));
        var missing = parameter("missing") ?? "";
        var lacking = AskedOfEveryPatient.Facts.FirstOrDefault(fact => fact.Name == missing);
        if (missing.Length > 0 && lacking is null)
            remarks.Add(T("The fact that the address asks for is not one that the list follows; all patients are shown."));
        var page = 1;
        if (parameter("page") is { Length: > 0 } written && (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1))
        {
            remarks.Add(T("The page in the address is no number from 1 on; the first one is shown."));
            page = 1;
        }
        var chosen = PatientFacet.All.Select(facet => (facet.Name, Value: parameter(facet.Name))).Where(c => !string.IsNullOrEmpty(c.Value)).ToDictionary(c => c.Name, c => c.Value!);
        return (new(parameter("q")?.Trim() ?? "", chosen, lacking, column ?? PatientColumn.Key, sort.StartsWith('-') && column is not null, page), remarks);
    }

    public PatientQuery With(PatientFacet facet, string? value)
    {
        var chosen = Chosen.Where(c => c.Key != facet.Name).ToDictionary();
        if (value is not null)
            chosen[facet.Name] = value;
        return this with { Chosen = chosen, Page = 1 };
    }

    /// <summary>The same list by a column; the one by which it is sorted turns round.</summary>
    public PatientQuery By(PatientColumn column) => this with { Sort = column, Descending = column == Sort && !Descending, Page = 1 };

    public PatientSelection Of(Census census)
    {
        var (rows, total) = Rows(census, (Page - 1L) * PageSize, PageSize);
        return new(rows, total, Page);
    }

    /// <summary>So many rows after the first ones, and how many there are in all.</summary>
    public (IReadOnlyList<PatientRow> Rows, int Total) Rows(Census census, long skip, int take)
    {
        var order = census.InOrder(Sort, Descending);
        var rows = new List<PatientRow>(take);
        var total = 0;
        if (IsEverybody)
        {
            for (total = order.Count; skip < total && rows.Count < take; skip++)
                rows.Add(order[(int)skip]);
            return (rows, total);
        }
        var asked = PatientFacet.All.Where(facet => Chosen.ContainsKey(facet.Name)).Select(facet => (facet.Value, Wanted: Chosen[facet.Name])).ToArray();
        for (var i = 0; i < order.Count; i++)
        {
            if (Includes(order[i], asked) && total++ >= skip && rows.Count < take)
                rows.Add(order[i]);
        }
        return (rows, total);
    }

    private bool IsEverybody => Search.Length == 0 && Chosen.Count == 0 && Lacking is null;

    private bool Includes(PatientRow row, (Func<PatientRow, string?> Value, string Wanted)[] asked)
    {
        if (Lacking is not null && !row.Unknown.Contains(Lacking))
            return false;
        foreach (var (value, wanted) in asked)
        {
            if ((value(row) ?? PatientFacet.Unknown) != wanted)
                return false;
        }
        return Search.Length == 0 || row.Key.Contains(Search, StringComparison.OrdinalIgnoreCase);
    }

    public string ToAddress()
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("q", Search);
        foreach (var facet in PatientFacet.All)
            Add(facet.Name, Chosen.GetValueOrDefault(facet.Name));
        Add("missing", Lacking?.Name);
        Add("sort", Sort == PatientColumn.Key && !Descending ? null : (Descending ? "-" : "") + Sort.Name);
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }
}

/// <summary>One page of the list.</summary>
/// <param name="Total">Patients on all pages.</param>
public sealed record PatientSelection(IReadOnlyList<PatientRow> Rows, int Total, int Page)
{
    public int Pages => Math.Max(1, (Total + PatientQuery.PageSize - 1) / PatientQuery.PageSize);

    public int First => ((Page - 1) * PatientQuery.PageSize) + 1;

    public int Last => First + Rows.Count - 1;
}
