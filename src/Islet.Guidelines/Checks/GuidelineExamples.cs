using Islet.Course;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>The worked patients of a guideline, in its optional file <c>examples.yaml</c>.</summary>
public static class GuidelineExamples
{
    public const string File = "examples.yaml";

    internal static readonly string[] HeadKeys = ["source", "examples"];
    internal static readonly string[] Keys = ["id", "title", "note", "facts", "applies", "does_not_apply", "undecided", "checks", "emphasis", "derived"];

    /// <summary>The examples of a guideline that the program carries.</summary>
    public static IReadOnlyList<GuidelineExample> Of(StatementBase shipped) => GuidelineFiles.Shipped.Where(f => f.Folder == shipped.Key).Select(f => Read(f.Files, shipped).Value ?? []).FirstOrDefault([]);

    /// <summary>Reads the examples and works each one out. A guideline without the file has none.</summary>
    public static Parsed<IReadOnlyList<GuidelineExample>> Read(IReadOnlyDictionary<string, byte[]> files, StatementBase guideline)
    {
        if (!files.TryGetValue(File, out var bytes))
            return new([], []);
        var problems = new GuidelineProblems(File);
        List<GuidelineExample> examples = [];
        if (problems.Decode(bytes) is { } text && problems.Root(text) is { } root && YamlFields.Of(root, problems, HeadKeys) is { } head)
        {
            head.RequiredText("source", "who worked them out");
            head.Required("examples", "a list of worked patients");
            foreach (var node in head.List("examples", "a list of worked patients"))
                if (new ExampleReader(problems, guideline).Read(node) is { } example)
                    Add(example, node);
        }
        return new(problems.Count == 0 ? examples : null, problems.All);

        void Add(GuidelineExample example, YamlNode node)
        {
            if (examples.Any(e => e.Id == example.Id))
                problems.ExampleTwice(node, example.Id);
            examples.Add(example);
            foreach (var difference in example.Differences(guideline))
                problems.Example(((MapNode)node)[difference.Key] ?? node, example.Id, difference);
        }
    }
}
