using Islet.Course;

namespace Islet.Registry;

/// <summary>Content of a version from the future can be read and kept; written again it would lose its version, which only its row knows.</summary>
internal static class Unrecognized
{
    public static void Refuse(IEnumerable<NewFinding> findings)
    {
        if (findings.FirstOrDefault(f => f.Content is UnrecognizedContent && FindingKinds.Names.Contains(f.Content.Kind)) is { } finding)
            throw new ArgumentException($"{finding.Content.Kind} in a form that this program does not know cannot be written.", nameof(findings));
    }
}
