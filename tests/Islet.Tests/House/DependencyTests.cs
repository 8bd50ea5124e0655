using System.Xml.Linq;

namespace Islet.Tests.House;

/// <summary>The rooms and what each may lean on. A change here is a change of the house, and belongs in docs/DECISIONS.md.</summary>
public class DependencyTests
{
    /// <summary>The table of rooms in docs/architecture.md: room, what lives there, what it may lean on.</summary>
    private static readonly Dictionary<string, string[]> MayLeanOn = File.ReadLines(Repository.File("docs", "architecture.md"))
        .Where(line => line.StartsWith("| `Islet.", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`')["Islet.".Length..], cells => cells[3] == "–" ? [] : cells[3].Split(", "));

    public static TheoryData<string> Rooms => [.. Directory.GetDirectories(Repository.File("src")).Select(folder => Path.GetFileName(folder))];

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_leans_only_on_what_the_house_allows(string project)
    {
        var room = project["Islet.".Length..];
        var references = XDocument.Load(Repository.File("src", project, project + ".csproj")).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))["Islet.".Length..]);
        Assert.True(MayLeanOn.TryGetValue(room, out var allowed), $"{project} is not a room of the house.");
        Assert.Empty(references.Except(allowed));
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_has_something_in_it(string project) =>
        Assert.NotEmpty(Directory.EnumerateFiles(Repository.File("src", project), "*.cs", SearchOption.AllDirectories));

    [Fact]
    public void Every_room_of_the_table_is_there() => Assert.All(MayLeanOn.Keys, room => Assert.True(Directory.Exists(Repository.File("src", "Islet." + room))));

    [Theory]
    [InlineData("Course"), InlineData("Statistics"), InlineData("Clinic"), InlineData("Figures"), InlineData("Studies"), InlineData("Imaging")]
    public void A_pure_room_reads_no_clock(string room)
    {
        var offenders = Directory.EnumerateFiles(Repository.File("src", "Islet." + room), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(line => line.Contains("DateTime.Now", StringComparison.Ordinal)
                || line.Contains("UtcNow", StringComparison.Ordinal) || line.Contains("TimeProvider", StringComparison.Ordinal)));
        Assert.Empty(offenders);
    }
}
