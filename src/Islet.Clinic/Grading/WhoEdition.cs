using Islet.Course;

namespace Islet.Clinic;

/// <summary>Editions of the WHO classification whose grade of a pancreatic NET Islet computes.</summary>
public enum WhoEdition
{
    Of2017,
    Of2019,
    Of2022,
}

/// <summary>A grade and the edition in which it was given.</summary>
/// <param name="Edition">The one that the pathologist used; null: not said, or one before 2017.</param>
public sealed record EditionedGrade(WhoEdition? Edition, NetGrade Grade);

/// <summary>Grading in the edition that the pathologist used.</summary>
/// <remarks>
/// WHO 2017, 2019 and 2022 have the same limits for the pancreas (Mollazadegan 2025 grades by 2017, the NANETS guideline and the cohorts of 2024 and 2025
/// by 2019, the response review by 2022). The edition is kept with the grade all the same: outside the pancreas, and for what is called NEC, they differ.
/// </remarks>
public static class WhoGrades
{
    /// <summary>Null for an edition before 2017, and for none.</summary>
    public static WhoEdition? Edition(string? year) => year switch
    {
        "2017" => WhoEdition.Of2017,
        "2019" => WhoEdition.Of2019,
        "2022" => WhoEdition.Of2022,
        _ => null,
    };

    /// <summary>Where no edition is said the limits are the same, and the grade stays without one.</summary>
    public static EditionedGrade Of(WhoEdition? edition, decimal? ki67Percent, decimal? mitosesPer2mm2, Grade? reported) => new(edition, edition switch
    {
        WhoEdition.Of2017 => Who2017.Net(ki67Percent, mitosesPer2mm2, reported),
        WhoEdition.Of2019 => Who2019.Net(ki67Percent, mitosesPer2mm2, reported),
        WhoEdition.Of2022 or null => Who2022.Net(ki67Percent, mitosesPer2mm2, reported),
    });

    /// <summary>One read of tissue; its written G3 of 2010 does not count.</summary>
    public static EditionedGrade Of(Specimen read) => Of(Edition(read.WhoEdition), read.Ki67Percent?.Percent, read.MitosesPer2Mm2, TissueGrade.Written(read));
}
