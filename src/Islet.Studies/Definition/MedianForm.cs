namespace Islet.Studies;

/// <summary>Whose median survival is printed, with its limits.</summary>
public enum MedianForm
{
    /// <summary>R's survfit: Brookmeyer and Crowley's limits.</summary>
    R,

    /// <summary>SPSS's KM: median ± 1.96 standard errors (Panzuto et al. 2024, section 2.2, used SPSS 22).</summary>
    Spss,
}
