using Islet.Course;

namespace Islet.Clinic;

/// <summary>What kind of neuroendocrine neoplasm, a NET with its grade.</summary>
public enum NenKind
{
    NetG1,
    NetG2,
    NetG3,
    Nec,

    /// <summary>The pathologist could not tell NET G3 from NEC.</summary>
    Ambiguous,

    /// <summary>Mixed with another neoplasm: a class of its own, neither NET nor NEC.</summary>
    MiNen,
}

/// <summary>NET G1 to G3, NEC, ambiguous, MiNEN.</summary>
/// <remarks>
/// WHO Classification of Tumours, Digestive System Tumours, 5th ed. 2019; NORDIC NEC 2 (2025), Methods. NET and NEC are told apart by differentiation and
/// never by Ki-67 or mitoses (NANETS 2020, section on grade 3 reports).
/// </remarks>
public static class NenKinds
{
    public static Derived<NenKind> Of(FactReader facts) => (facts(Fact.Minen).Value, facts(Fact.Differentiation).Value) switch
    {
        (FactValue.Flag { Value: true }, _) => Derived.Known(NenKind.MiNen),
        (_, FactValue.Word { Value: "poor" }) => Derived.Known(NenKind.Nec),
        (_, FactValue.Word { Value: "ambiguous" }) => Derived.Known(NenKind.Ambiguous),
        (_, FactValue.Word { Value: "well" }) => facts(Fact.NetGrade) is { Value: FactValue.Word { Value: var grade } } ? Derived.Known(Net(Enum.Parse<Grade>(grade)))
            : Derived.WaitsFor<NenKind>(facts(Fact.NetGrade).Missing),
        _ => Derived.WaitsFor<NenKind>(FactSet.Of(Fact.Differentiation)),
    };

    /// <summary>The class that one read of tissue gives; null where the read leaves it open.</summary>
    public static NenKind? Of(Specimen read) => read switch
    {
        { MiNen: true } => NenKind.MiNen,
        { Differentiation: Differentiation.Poor } => NenKind.Nec,
        { Differentiation: Differentiation.Ambiguous } => NenKind.Ambiguous,
        { Differentiation: Differentiation.Well } => WhoGrades.Of(read).Grade.Possible is [var grade] ? Net(grade) : null,
        { Differentiation: null } => null,
    };

    private static NenKind Net(Grade grade) => grade switch { Grade.G1 => NenKind.NetG1, Grade.G2 => NenKind.NetG2, Grade.G3 => NenKind.NetG3 };
}
