namespace Islet.Clinic;

/// <summary>Organs as far as measuring tells them apart. Eisenhauer et al., Eur J Cancer 2009;45:228–247.</summary>
public static class LesionOrgan
{
    private static readonly string[] Nodes = ["lymph_node", "lymph_nodes", "lymph node", "lymph nodes", "node", "nodes"];

    /// <summary>Lymph nodes everywhere are one organ and count by their short axis (spec response-criteria 1.1, 1.2).</summary>
    public static bool IsNode(string? organ) => organ is not null && Nodes.Contains(organ.Trim(), StringComparer.OrdinalIgnoreCase);
}
