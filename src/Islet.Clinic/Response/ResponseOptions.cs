namespace Islet.Clinic;

/// <summary>Whose definition of a criterion is applied. Every result names it.</summary>
public enum ResponseDefinition
{
    /// <summary>The paper that introduced the criterion.</summary>
    Original,

    /// <summary>The table of the review (Di Franco et al., Semin Nucl Med 2025;55:754-765).</summary>
    Seed,
}

/// <summary>Which scan's day is the day of a progression by the sum of targets (spec 7.2).</summary>
public enum ProgressionDate
{
    /// <summary>The last target scan of the time point.</summary>
    ComponentDate,
    EarliestScan,
    VisitDate,
}

public enum ResponseCensoring
{
    /// <summary>New therapy and two missed visits censor (FDA oncology endpoints guidance, example tables).</summary>
    FdaTableA,

    /// <summary>Every progression or death counts, whenever it happens (EMA anticancer guideline, PFS appendix).</summary>
    EmaAllEvents,
}

/// <summary>With what a later value is compared.</summary>
public enum ChangeReference
{
    Baseline,
    Nadir,
}

public enum HuMean
{
    Arithmetic,
    SizeWeighted,
}

/// <summary>What papers leave open or give in two ways. The defaults are those of the specification, section 0.4; every result prints them.</summary>
public sealed record ResponseOptions
{
    public static ResponseOptions Default { get; } = new();

    public ResponseDefinition Definition { get; init; }

    /// <summary>Days from the reference date before which stable disease is not yet stable (Eisenhauer 2009: 6 to 8 weeks; the protocol sets it).</summary>
    public int MinSdDays { get; init; } = 42;

    /// <summary>Days between a response and its confirmation (Eisenhauer 2009: four weeks).</summary>
    public int ConfirmMinDays { get; init; } = 28;

    /// <summary>Not evaluable time points allowed between a response and its confirmation.</summary>
    public int MaxIntermediateNe { get; init; } = 1;

    public bool AllowSdBetweenPr { get; init; }

    /// <summary>Once partial response was reached, later time points that are neither complete response nor progression stay partial response (EORTC clarifications).</summary>
    public bool CarryForwardPr { get; init; }

    public bool CrThenDiseaseIsPd { get; init; } = true;

    public bool NodalRegrowthNeedsSumPd { get; init; }

    public ProgressionDate PdDateConvention { get; init; }

    public ResponseCensoring Censoring { get; init; }

    /// <summary>Size that stands for a lesion too small to measure, mm (Eisenhauer 2009).</summary>
    public decimal TooSmallDefaultMm { get; init; } = 5;

    public ChangeReference ChoiPdReference { get; init; } = ChangeReference.Nadir;

    public HuMean ChoiHuMean { get; init; }

    public ChangeReference VolumeReference { get; init; }

    /// <summary>The review's printed RECIST progression, +20 % without the 5 mm; only with its definition (spec section 9).</summary>
    public bool SeedLiteral { get; init; }

    /// <summary>Progression by mRECIST needs 5 mm as well (Llovet and Lencioni 2020; not verified).</summary>
    public bool MrecistRequire5mm { get; init; }

    /// <summary>A rise of exactly 30 % is progression (O, Lodge and Wahl 2016).</summary>
    public bool PercistInclusivePmd { get; init; }

    /// <summary>Quantitative PERCIST goes on although the liver (or the blood pool) changed by more than Wahl 2009 allows: a person's decision.</summary>
    public bool PercistAcceptsReferenceChange { get; init; }

    /// <summary>PERCIST's cut-offs on receptor PET too, exploratory (Mamulashvili Bessac et al., Endocrine 2025;87:1333). Without it the criterion is not applicable there.</summary>
    public bool PercistOnReceptors { get; init; }

    /// <summary>Fall after one cycle that is a response, %: the source writes 15 to 25 (Young 1999).</summary>
    public decimal EortcOneCycleCut { get; init; } = 15;

    /// <summary>MORE: assumed cut-offs, %; the paper could be read in abstract only (Zwirtz 2022).</summary>
    public decimal MorePrPct { get; init; } = 25;

    public decimal MorePdPct { get; init; } = 25;

    /// <summary>ZP has no published cut-offs; null: values only.</summary>
    public decimal? ZpPrPct { get; init; }

    public decimal? ZpPdPct { get; init; }

    /// <summary>Increase of the sum of products that is progression by mSWOG, %, beside the 10 cm² rule (not verified; 25 is the WHO-like alternative).</summary>
    public decimal MswogPdPct { get; init; } = 50;

    /// <summary>Another scanner or reconstruction makes quantitative PET not evaluable instead of warning.</summary>
    public bool Strict { get; init; }

    /// <summary>Tumour growth rate of the lesions measured at both times, where others are missing; otherwise it is not given.</summary>
    public bool TgrCommonSubset { get; init; }

    /// <summary>Deaths end time to progression on their day instead of the last adequate assessment.</summary>
    public bool TtpCensorsAtDeath { get; init; }
}
