using System.Reflection;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The figures behind the statements, and who was in the trials. Read once from <c>guidelines/evidence</c>.</summary>
/// <param name="Rows">In the order of their ids.</param>
/// <param name="Populations">Trials and series of which a paper says who could enter.</param>
public sealed record EvidenceTable(IReadOnlyList<EvidencePaper> Papers, IReadOnlyList<EvidenceRow> Rows, IReadOnlyList<TrialPopulation> Populations)
{
    internal const string Folder = "evidence";

    private static readonly Lazy<EvidenceTable> FromResources = new(OfResources);

    /// <summary>As shipped in <c>guidelines/evidence</c>: the figures of five papers.</summary>
    public static EvidenceTable Shipped => FromResources.Value;

    /// <summary>How guidelines word the votes that they report.</summary>
    public IReadOnlyList<VoteWording> Votes { get; init; } = [];

    public IReadOnlyList<string> Studies => field ??= [.. Rows.Select(r => r.Study).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private Dictionary<string, EvidenceRow> ById => field ??= Rows.ToDictionary(r => r.Id, StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, TrialPopulation> ByStudy => field ??= Populations.SelectMany(p => p.Studies.Select(s => (s, p))).ToDictionary(p => p.s, p => p.p, StringComparer.Ordinal);

    public EvidenceRow? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The figures of a statement, in the order it gives them.</summary>
    public IReadOnlyList<EvidenceRow> Of(Statement statement) => [.. statement.Figures.Select(Find).OfType<EvidenceRow>()];

    /// <summary>Who was in the row's study; null where no paper here says.</summary>
    public TrialPopulation? PopulationOf(EvidenceRow row) => PopulationOf(row.Study);

    public TrialPopulation? PopulationOf(string study) => ByStudy.GetValueOrDefault(study);

    /// <summary>The studies behind a statement of which it is known who was in them, each once.</summary>
    public IReadOnlyList<TrialPopulation> PopulationsOf(Statement statement) => [.. Of(statement).Select(PopulationOf).OfType<TrialPopulation>().Distinct()];

    public IReadOnlyList<EvidenceRow> Search(EvidenceQuery query) => [.. Rows.Where(query.Finds)];

    /// <summary>Reads the table from its files. All problems are found in one go, each with line and column.</summary>
    /// <param name="files">Name without folder, and bytes: a file a paper, <see cref="EvidenceReader.PopulationFile"/> and <see cref="EvidenceReader.VoteFile"/>.</param>
    public static Parsed<EvidenceTable> Read(IReadOnlyDictionary<string, byte[]> files) => EvidenceReader.Read(files);

    private static EvidenceTable OfResources()
    {
        var assembly = typeof(EvidenceTable).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder + "/", StringComparison.Ordinal));
        var read = Read(names.ToDictionary(name => name[(Folder.Length + 1)..], name => Bytes(assembly, name), StringComparer.Ordinal));
        return read.Value ?? throw new InvalidOperationException($"The shipped evidence does not read:{Environment.NewLine}{string.Join(Environment.NewLine, read.Problems)}");
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
