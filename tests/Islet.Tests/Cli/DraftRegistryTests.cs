using Islet.Cli.Exchange;
using Islet.Course;

namespace Islet.Tests.Cli;

public sealed class DraftRegistryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact] // on a disk that is full when the last connection closes, SQLite leaves its log: the file alone would be an empty registry
    public void A_draft_whose_findings_still_stand_in_its_log_is_not_published()
    {
        var place = Path.Combine(folder.FullName, "centre.db");
        using (var draft = new DraftRegistry(place))
        {
            File.WriteAllBytes(draft.Path, [1]);
            File.WriteAllBytes(draft.Path + "-wal", [1]);
            var refused = Assert.Throws<RefusedException>(() => draft.TryPublish());
            Assert.Equal(("E_REGISTRY_FULL", "centre.db"), (refused.Problem.Code, refused.Problem.Where));
        }
        Assert.Empty(folder.EnumerateFiles());
    }

    [Fact]
    public void A_draft_whose_log_is_empty_is_published()
    {
        var place = Path.Combine(folder.FullName, "centre.db");
        using var draft = new DraftRegistry(place);
        File.WriteAllBytes(draft.Path, [1]);
        File.WriteAllBytes(draft.Path + "-wal", []);
        Assert.True(draft.TryPublish());
        Assert.True(File.Exists(place));
    }
}
