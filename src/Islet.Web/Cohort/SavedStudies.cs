using System.Globalization;
using System.Text;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Web;

/// <summary>The folder of study files that were saved from pages, beside the registry. A file that is replaced stays as an earlier version.</summary>
public sealed class SavedStudies(WorkbenchOptions options)
{
    private const string Earlier = "earlier", Extension = ".yaml";

    private readonly Lock turn = new();

    /// <summary>Beside the registry.</summary>
    public string Folder { get; } = RegistryAddress.Beside(options.Registry) + "-studies";

    public IEnumerable<string> Files => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*" + Extension).Order(StringComparer.Ordinal) : [];

    /// <summary>How many earlier versions of a study are kept; of what is no name of a study there are none, and no file is looked for.</summary>
    public int Versions(string id) => StudyQuery.IsName(id) && Directory.Exists(Path.Combine(Folder, Earlier)) ? Directory.EnumerateFiles(Path.Combine(Folder, Earlier), $"{id}.*{Extension}").Count() : 0;

    /// <summary>Saves a study that was read from its own text.</summary>
    /// <param name="replace">The person has said that the file of this name is to be replaced.</param>
    /// <exception cref="RefusedException">E_STUDY_EXISTS, E_STUDY_SHIPPED, E_STUDY_FOLDER.</exception>
    public void Save(Study study, bool replace)
    {
        if (File.Exists(Path.Combine(options.StudyFolder, study.Id + Extension)))
            throw new RefusedException("E_STUDY_SHIPPED", T("name"), T("the name of a study that came with Islet"), T("a name of its own"), T("Choose another name."));
        lock (turn)
        {
            try
            {
                Write(study, replace);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RefusedException(new Problem("E_STUDY_FOLDER", T("folder of saved studies"), T("a folder that cannot be written"), T("a folder that the workbench may write to"), T("Ask who runs the workbench; meanwhile download the file.")), e);
            }
        }
    }

    private void Write(Study study, bool replace)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, study.Id + Extension);
        if (File.Exists(file))
        {
            if (!replace)
                throw new RefusedException("E_STUDY_EXISTS", T("name"), T("a saved study of this name"), T("a name that is free"), T("Choose another name, or tick that the file is to be replaced; the earlier one is kept."));
            var earlier = Directory.CreateDirectory(Path.Combine(Folder, Earlier)).FullName;
            File.Move(file, Path.Combine(earlier, string.Create(CultureInfo.InvariantCulture, $"{study.Id}.{Versions(study.Id) + 1}{Extension}")));
        }
        using var written = new FileStream(file, FileMode.CreateNew, FileAccess.Write); // never over a file that came between
        written.Write(Encoding.UTF8.GetBytes(study.Source.Text));
    }
}
