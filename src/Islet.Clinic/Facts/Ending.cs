using Islet.Course;

namespace Islet.Clinic;

/// <summary>Events that return a value to unknown: the column "Ends" of facts.md section 3, with its letters.</summary>
[Flags]
internal enum Ending
{
    None = 0,

    /// <summary>NL: a new line, or an observation begun by the board.</summary>
    NewLine = 1,

    /// <summary>PD: progression judged.</summary>
    Progression = 1 << 1,

    /// <summary>OP: an operation on the tumour.</summary>
    Operation = 1 << 2,

    /// <summary>LP: resection, ablation or embolisation of the liver.</summary>
    LiverProcedure = 1 << 3,

    /// <summary>OP or LP with curative intent.</summary>
    CurativeProcedure = 1 << 4,

    /// <summary>LP with curative intent.</summary>
    CurativeLiverProcedure = 1 << 5,

    /// <summary>SP: a new adequate specimen.</summary>
    NewTissue = 1 << 6,

    /// <summary>An adverse event of grade 3 or more.</summary>
    SevereEvent = 1 << 7,

    /// <summary>An adverse event of the liver of grade 3 or more.</summary>
    LiverEvent = 1 << 8,

    /// <summary>ECOG worse by one or more than it was.</summary>
    WorseEcog = 1 << 9,

    /// <summary>Start, stop or change of dose of a symptom drug or a somatostatin analogue.</summary>
    SymptomDrug = 1 << 10,

    /// <summary>The next clinical status.</summary>
    Visit = 1 << 11,

    /// <summary>Progression judged, yes or no.</summary>
    ProgressionJudged = 1 << 12,

    /// <summary>A hormone symptom or a raised hormone that was not there before.</summary>
    NewHormone = 1 << 13,

    /// <summary>A feature, a relative or a pathogenic result that was not there before.</summary>
    NewHeredity = 1 << 14,

    /// <summary>The board decided.</summary>
    Decision = 1 << 15,

    /// <summary>A proton-pump inhibitor begins.</summary>
    PpiStart = 1 << 16,

    /// <summary>Radionuclide therapy begins.</summary>
    PrrtStart = 1 << 17,
}

/// <summary>Which events end a value, for every value or for one and the others apart.</summary>
internal readonly record struct Ends(Ending Always, string? Value = null, Ending IfValue = Ending.None)
{
    public static implicit operator Ends(Ending always) => new(always);

    /// <summary>Only this value is ended by the events.</summary>
    public static Ends Only(string value, Ending events) => new(Ending.None, value, events);

    public Ending Of(FactValue value) => Value is not null && value.ToString() == Value ? IfValue : Always;
}
