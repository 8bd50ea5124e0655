namespace Islet.Statistics;

/// <summary>What one site tells the others of a Cox model stratified by site: no row, no time.</summary>
/// <param name="Score">First derivatives of <paramref name="LogLikelihood"/> by the coefficients, per unit of each covariate.</param>
/// <param name="Information">Its negative second derivatives.</param>
public sealed record CoxPiece(int Rows, int Events, double LogLikelihood, IReadOnlyList<double> Score, IReadOnlyList<IReadOnlyList<double>> Information);

/// <summary>A Cox model stratified by site from each site's own sums.</summary>
public static class FederatedCox
{
    /// <summary>
    /// Log-likelihood, score and information of one site's rows at coefficients that were sent to it. The sums over sites are exactly those of the model
    /// stratified by site on the pooled rows. A site without an event contributes zeros.
    /// </summary>
    /// <remarks>Lu et al., J Med Internet Res 2015;17:e203 (WebDISCO), for strata by site; ties as <see cref="CoxTies"/> says.</remarks>
    /// <param name="site">Covariates in the order and with the levels agreed by all sites, even where a level does not occur here.</param>
    /// <param name="timeTies">Agreed by all sites: a rule made from each site's own times differs between them.</param>
    /// <exception cref="ArgumentException">Not one finite coefficient a term, or exact ties.</exception>
    public static CoxPiece Piece(CoxSample site, CoxTies ties, TimeTies timeTies, IReadOnlyList<double> coefficients)
    {
        var p = site.Covariates.Sum(c => c.Columns.Count());
        if (coefficients.Count != p || !coefficients.All(double.IsFinite))
            throw new ArgumentException($"{coefficients.Count} coefficients for {p} terms: one finite number each is needed.", nameof(coefficients));
        if (ties is CoxTies.Exact)
            throw new ArgumentException("Sites exchange Efron's or Breslow's likelihood.", nameof(ties));
        var events = site.Observations.Count(o => o.Event);
        if (events == 0)
            return new(site.Observations.Count, 0, 0, new double[p], Cox.Matrix(p, (_, _) => 0));
        var design = new CoxDesign(site, timeTies);
        var (scale, at) = (design.Scale, new PartialLikelihood(design, ties).At([.. coefficients.Select((b, j) => b * design.Scale[j])]));
        return new(site.Observations.Count, events, at.LogLikelihood, [.. at.Score.Select((u, j) => u * scale[j])], Cox.Matrix(p, (i, j) => at.Information[i, j] * scale[i] * scale[j]));
    }

    /// <summary>The pieces added up: what the pooled model stratified by site has at the same coefficients.</summary>
    /// <remarks>Lu et al., J Med Internet Res 2015;17:e203.</remarks>
    public static CoxPiece Sum(IReadOnlyList<CoxPiece> pieces)
    {
        if (pieces.Count == 0)
            throw new ArgumentException("There is no site.", nameof(pieces));
        var p = pieces[0].Score.Count;
        return new(pieces.Sum(s => s.Rows), pieces.Sum(s => s.Events), pieces.Sum(s => s.LogLikelihood),
            [.. Enumerable.Range(0, p).Select(j => pieces.Sum(s => s.Score[j]))], Cox.Matrix(p, (i, j) => pieces.Sum(s => s.Information[i][j])));
    }
}
