namespace Islet.Exchange.DicomWeb;

/// <summary>What no archive needs to send. Beyond it the answer is refused, before it fills memory or disk.</summary>
public sealed record PacsLimits
{
    /// <summary>Silence of the archive, at the beginning and between two bytes [H]. An archive that must fetch a study from tape is silent for minutes.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Bytes of an answer in JSON.</summary>
    public long Json { get; init; } = 64 << 20;

    /// <summary>Bytes of one object: a multi-frame image of a whole body has some 0.5 GB.</summary>
    public long Part { get; init; } = 2L << 30;

    /// <summary>Objects of one series.</summary>
    public int Parts { get; init; } = 100_000;

    /// <summary>Bytes of one series.</summary>
    public long Series { get; init; } = 32L << 30;

    /// <summary>Bytes before the first part, and of the lines that head a part.</summary>
    public int Heading { get; init; } = 16 << 10;
}
