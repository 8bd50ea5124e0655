using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

public sealed partial class ImportDraft
{
    private SheetFile? opened;
    private Parsed<CourseMap>? parsed;
    private DraftCheck? check;

    /// <summary>Rises with every change, so that a form of an older page is known.</summary>
    public int Revision { get; private set; }

    /// <summary>How a person said that the file is written; what is null there the file has to prove.</summary>
    public FileConvention Declared { get; private set; } = new();

    /// <summary>A person looked at how the file is read.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>As YAML; empty: there is none yet.</summary>
    public string MapText { get; private set; } = "";

    /// <summary>Null: there is no map yet.</summary>
    public Parsed<CourseMap>? Map => MapText.Length == 0 ? null : parsed ??= CourseMap.Parse(MapText);

    /// <summary>The map reads what identifies a person: such a sheet comes in from the command line, with a key file.</summary>
    public bool HoldsIdentities => Map?.Value?.Patient is PatientIdentity;

    /// <summary>The last check of the whole file by this map; null: none was begun since the last change.</summary>
    public DraftCheck? Check => check;

    /// <summary>The file by its convention. Opened once for each.</summary>
    public SheetFile File
    {
        get
        {
            lock (turn)
                return opened ??= SheetFiles.Open(path, Kind, Declared);
        }
    }

    /// <summary>The first rows of the file, to show what would become of them.</summary>
    public SheetFile Head(int rows) =>
        File with { Sheets = [.. File.Sheets.Select(s => new Sheet(s.File, s.Name, s.Columns, () => s.Rows().Take(rows)))] };

    public void Declare(FileConvention convention)
    {
        lock (turn)
        {
            Changed();
            (Declared, Confirmed, opened) = (convention, true, null);
            if (Map?.Value is { } map)
                Take(map with { Convention = convention });
        }
    }

    /// <summary>Another map, as a person wrote it; it need not be right.</summary>
    public void Begin(string text)
    {
        lock (turn)
        {
            Changed();
            (MapText, parsed) = (text, null);
            if (Map?.Value is { } map && map.Convention != Declared)
                (Declared, opened) = (map.Convention, null);
        }
    }

    /// <summary>What the program took each column for, and what only a person can answer; null: it was not asked.</summary>
    public MapSuggestion? Proposal { get; private set; }

    /// <summary>A map to begin with, from the names, labels and values of the columns; how the file is written stays as a person confirmed it.</summary>
    public void Propose()
    {
        var kind = Enum.Parse<FileKind>(Kind, ignoreCase: true);
        Proposal = MapSuggestion.Of(File, kind);
        Mend((Proposal.Map ?? MapProposal.Of(File)) with { Convention = Declared, FileKind = kind });
    }

    public void Mend(CourseMap map)
    {
        lock (turn)
        {
            Changed();
            Take(map);
        }
    }

    /// <summary>Begins to read the whole file, unless that was begun for this map already.</summary>
    internal DraftCheck Begin(Func<DraftCheck> start)
    {
        lock (turn)
            return check ??= start();
    }

    /// <summary>As <see cref="Begin(Func{DraftCheck})"/>, whatever was begun before.</summary>
    internal DraftCheck BeginAnew(Func<DraftCheck> start)
    {
        lock (turn)
        {
            Stop();
            return check = start();
        }
    }

    /// <summary>A map without findings cannot be read from a file, and is where a person begins.</summary>
    private void Take(CourseMap map) => (MapText, parsed) = (map.Write(), map.Findings.Count == 0 ? new(map, []) : null);

    private void Changed()
    {
        Revision++;
        Stop();
    }

    private void Stop()
    {
        check?.Dispose();
        check = null;
    }
}
