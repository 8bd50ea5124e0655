using Islet.Statistics;

namespace Islet.Figures;

/// <summary>A forest plot of a model's effects on a logarithmic axis: a row each, its numbers beside it.</summary>
/// <param name="Effect">Name of the ratio, e.g. "Hazard ratio".</param>
public sealed record ForestFigure(string Title, string Effect, IReadOnlyList<ForestRow> Rows)
{
    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    /// <summary>What a ratio below 1 means, e.g. "Longer survival"; stands left of 1 under the axis.</summary>
    public string BelowOne { get; init; } = "";

    /// <summary>What a ratio above 1 means; stands right of 1 under the axis.</summary>
    public string AboveOne { get; init; } = "";

    /// <summary>Confidence level of all limits.</summary>
    public double Level { get; init; } = 0.95;

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new ForestDrawing(this, frame).Draw();

    /// <summary>The rows in words.</summary>
    public string InWords() => string.Join(' ', new[] { Description, $"Forest plot. {Effect} with {Words.Percent(Level)} confidence limits, logarithmic axis." }
        .Concat(Rows.Select(row => row.InWords())).Concat(Footnotes).Where(s => s.Length > 0));
}

/// <summary>One line of a forest plot: a heading, a reference category or an effect.</summary>
public sealed record ForestRow
{
    private ForestRow(string label) => Label = label;

    public string Label { get; }

    public bool IsHeading { get; private init; }

    /// <summary>Null for a heading and for the reference category.</summary>
    public ForestEffect? Effect { get; private init; }

    public bool IsReference => !IsHeading && Effect is null;

    public double? Patients { get; init; }

    public double? Events { get; init; }

    /// <summary>Names a covariate whose categories follow.</summary>
    public static ForestRow Heading(string label) => new(label) { IsHeading = true };

    /// <summary>The category that the others are compared with: ratio 1 by definition.</summary>
    public static ForestRow Reference(string label) => new(label);

    public static ForestRow Of(string label, ForestEffect effect) => new(label) { Effect = effect };

    internal string InWords() => this switch
    {
        { IsHeading: true } => $"{Label}:",
        { Effect: { } effect } => $"{Label}: {effect.Text}{(effect.P is { } p ? ", " + Printed.PWithSign(p) : "")}{Numbers}.",
        _ => $"{Label}: {Words.Reference}{Numbers}.",
    };

    private string Numbers => (Patients is { } n ? ", " + Words.Plural(n, "patient") : "") + (Events is { } d ? ", " + Words.Plural(d, "event") : "");
}

/// <summary>A ratio with its limits; one that is not a positive number, or has no limits (separated data), is printed as not estimable.</summary>
public readonly record struct ForestEffect(double Ratio, Limits Limits, double? P = null)
{
    internal bool Estimable => Ratio > 0 && double.IsFinite(Ratio) && Limits is { Lower: not null, Upper: not null };

    internal string Text => Estimable ? Words.RatioWithLimits(Ratio, Limits.Lower!.Value, Limits.Upper!.Value) : Words.NotEstimable;
}
