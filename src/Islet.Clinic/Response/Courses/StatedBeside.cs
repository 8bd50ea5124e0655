using Islet.Course;

namespace Islet.Clinic;

/// <summary>With which scan a reader compared, as the read says.</summary>
public enum ReadReference
{
    NotStated,
    Baseline,

    /// <summary>The scan of the smallest sum, whichever that is.</summary>
    Nadir,

    /// <summary>The scan before, which is not the nadir: why progression is missed or called too late (Siegel 2023).</summary>
    Previous,

    /// <summary>Another scan of the series, or one that was not measured.</summary>
    Other,
}

/// <summary>A category that a reader wrote on a study, beside the computed one.</summary>
/// <param name="Category">Null: the word is no category.</param>
/// <param name="Against">The same reader's measurements, else those of the leading reader; null: nobody measured the study.</param>
/// <param name="Differs">Null: one side does not say.</param>
/// <param name="Comparison">Why they differ, as far as the measurements tell; null: not measured, or no RECIST 1.1 baseline.</param>
public sealed record ReadBeside(
    Finding From, SeriesReader Reader, string Word, ResponseCategory? Category, ReaderResponse? Against, TimePointResponse? Computed, bool? Differs, ReadReference Reference,
    ReadComparison? Comparison)
{
    public ImagingStudy Read => (ImagingStudy)From.Content;
}

/// <summary>A best response that a source states of a line, beside the computed one.</summary>
/// <param name="Open">Why nothing is computed.</param>
public sealed record BestBeside(Finding From, BestResponse Stated, string? Criterion, ResponseCategory? Computed, ResponseOpen? Open, bool? Differs);

/// <summary>A progression that a person or a source states, beside the first computed one.</summary>
/// <param name="DaysLater">Stated minus computed day; null: one of them is not known to the day, or there is none.</param>
/// <param name="Differs">Null: nobody measured, or nothing was assessed up to that day.</param>
public sealed record ProgressionBeside(Finding From, ReaderResponse? Against, AxisPoint? Computed, decimal? DaysLater, bool? Differs, ReadComparison? Comparison);

/// <summary>One line of therapy: what was written of its response beside what is computed, and what an adjudicator measured. Neither replaces the other.</summary>
/// <param name="Response">Computed, by reader; an adjudicator's stands among them and leads.</param>
public sealed record StatedBeside(LineResponse Response, IReadOnlyList<ReadBeside> Reads, IReadOnlyList<BestBeside> Best, IReadOnlyList<ProgressionBeside> Progressions)
{
    /// <summary>Durations that a source states of the line: progression-free survival, time to progression, duration of response.</summary>
    public IReadOnlyList<Finding> Times { get; init; } = [];

    /// <summary>What the adjudicator or the readers together measured; null: nobody adjudicated.</summary>
    public ReaderResponse? Adjudicated => Response.Readers.FirstOrDefault(r => r.Reader.IsConsensus);
}
