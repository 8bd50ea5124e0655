using Islet.Course;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Islet.Studies;

/// <summary>What is wrong with a YAML file, each with its line and column.</summary>
internal sealed class YamlProblems(string file)
{
    private const int LongestText = 1_000_000;
    private const int DeepestNesting = 16; // the reader of the tree recurses; a file of brackets must not end the process
    private const int LongestShown = 40;

    private readonly List<Problem> found = [];
    private readonly HashSet<YamlNode> touched = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> standIns = new(ReferenceEqualityComparer.Instance);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Problem> Found => found;

    /// <summary>The file's one mapping; null: it is not a YAML mapping, and why is among the problems.</summary>
    public YamlMappingNode? Root(string text)
    {
        if (text.Length > LongestText)
            return Refuse(Mark.Empty, $"{text.Length} characters", $"at most {LongestText} characters");
        try
        {
            if (TooDeep(text) is { } deep)
                return Refuse(deep, $"more than {DeepestNesting} levels", "a profile");
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }] ? root : Refuse(Mark.Empty, "no mapping", "one YAML document of keys and values");
        }
        catch (YamlException e)
        {
            return Refuse(e.Start, Shorten(e.InnerException?.Message ?? e.Message), "YAML");
        }
    }

    public void Add(string code, YamlNode node, string path, string shown, string expected, string remedy)
    {
        touched.Add(node);
        found.Add(new(code, $"{file}, {Line(node.Start)}{(path.Length == 0 ? "" : $", {path}")}", shown, expected, remedy));
    }

    /// <summary>This node, or one within it, has a problem already: a sum over it would only repeat that.</summary>
    public bool Any(YamlNode node) => IsStandIn(node) || node.AllNodes.Any(touched.Contains);

    /// <summary>An empty section in place of one that is missing: what it lacks has been said once.</summary>
    public YamlMappingNode StandIn()
    {
        var node = new YamlMappingNode();
        standIns.Add(node);
        return node;
    }

    public bool IsStandIn(YamlNode node) => standIns.Contains(node);

    public static string Shown(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } value } => Shorten(value),
        YamlScalarNode => "nothing",
        YamlSequenceNode => "a list",
        _ => "a section",
    };

    private YamlMappingNode? Refuse(Mark at, string shown, string expected)
    {
        found.Add(new("E_PROFILE_YAML", $"{file}, {Line(at)}", shown, expected, "Begin from the shipped profile, demo/profiles/pancreatic-net.yaml."));
        return null;
    }

    private static Mark? TooDeep(string text)
    {
        var events = new Parser(new StringReader(text));
        for (var depth = 0; events.MoveNext();)
        {
            depth += events.Current!.NestingIncrease;
            if (depth > DeepestNesting)
                return events.Current.Start;
        }
        return null;
    }

    private static string Line(Mark at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {at.Line}, column {at.Column}");

    private static string Shorten(string text) => text.Length <= LongestShown ? text : $"{text.AsSpan(0, LongestShown)}…";
}
