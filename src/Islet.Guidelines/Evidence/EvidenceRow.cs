namespace Islet.Guidelines;

/// <summary>A paper from which figures were read. What it quotes of others is said by the row's study.</summary>
/// <param name="Key">"nanets-2020": of its file.</param>
/// <param name="Name">"NANETS 2020": as it stands beside a figure.</param>
/// <param name="Citation">Authors, title, journal, year, DOI.</param>
public sealed record EvidencePaper(string Key, string Name, string Citation, int Year);

/// <summary>One figure of one study, as a paper gives it.</summary>
/// <param name="Id">EV0022: stays with the figure for good.</param>
/// <param name="Section">Of the paper.</param>
/// <param name="Study">Trial, series or review, by the name the paper uses.</param>
/// <param name="Endpoint">"median PFS", "ORR": what was measured.</param>
public sealed record EvidenceRow(string Id, EvidencePaper Paper, string Section, string Study, string Endpoint)
{
    public string? Population { get; init; }

    /// <summary>What was given, or the group.</summary>
    public string? Arm { get; init; }

    /// <summary>Patients; the note says where the paper counts both arms.</summary>
    public int? N { get; init; }

    public EvidenceValue? Value { get; init; }

    /// <summary>Of the value, its interval and the comparator's value.</summary>
    public string? Unit { get; init; }

    /// <summary>95 % confidence interval of the value.</summary>
    public EvidenceInterval? Interval { get; init; }

    /// <summary>Lowest and highest found, where the paper gives these and no confidence interval.</summary>
    public EvidenceInterval? Range { get; init; }

    /// <summary>Comparator arm or group.</summary>
    public string? Against { get; init; }

    public EvidenceValue? AgainstValue { get; init; }

    /// <summary>Of the arm against its comparator; a plain number.</summary>
    public decimal? HazardRatio { get; init; }

    /// <summary>95 % confidence interval of the hazard ratio.</summary>
    public EvidenceInterval? HazardRatioInterval { get; init; }

    /// <summary>As printed: 0.0002, "&lt;0.001", or "ns".</summary>
    public EvidenceValue? P { get; init; }

    public string? Note { get; init; }

    /// <summary>Keys of the treatment options that it is about, where a statement that names it speaks of others too; empty: of none. Null: of all that the statement speaks of.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <param name="option">By its key.</param>
    public bool IsAbout(string option) => Options?.Contains(option, StringComparer.Ordinal) ?? true;

    /// <summary>What was wrong in the extract that this table was made from, and is right here by the paper; null: nothing.</summary>
    public string? Corrected { get; init; }
}
