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

    /// <summary>Each term alone beside the model, by the names of the two columns: ("Univariable", "Multivariable"); null: one effect a row.</summary>
    public (string Alone, string Together)? Columns { get; init; }

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => Columns is null ? new ForestDrawing(this, frame).Draw() : new ForestPairDrawing(this, frame).Draw();

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

    public bool IsReference => !IsHeading && Effect is null && Pair is null;

    /// <summary>In a figure of two columns: the effect alone, and in the model; either may be lacking, as of a term that was not selected.</summary>
    public (ForestEffect? Alone, ForestEffect? Together)? Pair { get; private init; }

    public double? Patients { get; init; }

    public double? Events { get; init; }

    /// <summary>Names a covariate whose categories follow.</summary>
    public static ForestRow Heading(string label) => new(label) { IsHeading = true };

    /// <summary>The category that the others are compared with: ratio 1 by definition.</summary>
    public static ForestRow Reference(string label) => new(label);

    public static ForestRow Of(string label, ForestEffect effect) => new(label) { Effect = effect };

    public static ForestRow OfPair(string label, ForestEffect? alone, ForestEffect? together) => new(label) { Pair = (alone, together) };

    internal string InWords() => this switch
    {
        { Pair: { } pair } => $"{Label}: alone {InWords(pair.Alone)}, in the model {InWords(pair.Together)}{Numbers}.",
        { IsHeading: true } => $"{Label}:",
        { Effect: { } effect } => $"{Label}: {effect.Text}{(effect.P is { } p ? ", " + Printed.PWithSign(p) : "")}{Numbers}.",
        _ => $"{Label}: {Words.Reference}{Numbers}.",
    };

    private static string InWords(ForestEffect? effect) => effect is { } e ? e.Text + (e.P is { } p ? ", " + Printed.PWithSign(p) : "") : "not in it";

    private string Numbers => (Patients is { } n ? ", " + Words.Plural(n, "patient") : "") + (Events is { } d ? ", " + Words.Plural(d, "event") : "");
}

/// <summary>A ratio with its limits; one that is not a positive number, or has no limits (separated data), is printed as not estimable.</summary>
public readonly record struct ForestEffect(double Ratio, Limits Limits, double? P = null)
{
    internal bool Estimable => Ratio > 0 && double.IsFinite(Ratio) && Limits is { Lower: not null, Upper: not null };

    internal string Text => Estimable ? Words.RatioWithLimits(Ratio, Limits.Lower!.Value, Limits.Upper!.Value) : Words.NotEstimable;
}
