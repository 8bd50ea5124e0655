using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Web;

/// <summary>A made-up patient: baseline CT of 2020-01-10 with sums of 110 mm (liver 50 and 40, node 20), treatment from 2020-01-20, one CT under it.</summary>
internal static class MeasuredPatient
{
    public static NewCourse Course(string key, bool treated = true, IReadOnlyList<(string Day, decimal L1)>? later = null) => new(new(key, Axis.Calendar, "Uppsala"),
    [
        On("2019-12-01", new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
        On("2019-12-01", new Diagnosis { AgeYears = 50 }, "diagnosis"),
        .. Study("2020-01-10", "I1", Liver("L1", 50), Liver("L2", 40), Node("L3", 20), NonTarget("L4", LesionStatus.Present)),
        .. treated ? [On("2020-01-20", new Treatment { Course = "A", Drugs = ["everolimus"], Purpose = "tumour" }, "a")] : Array.Empty<NewFinding>(),
        .. Study("2020-04-10", "I2", Liver("L1", 40), Liver("L2", 30), Node("L3", 10), NonTarget("L4", LesionStatus.Present)),
        .. (later ?? []).SelectMany((scan, i) => Study(scan.Day, $"I{i + 3}", Liver("L1", scan.L1), Liver("L2", 31), Node("L3", 11), NonTarget("L4", LesionStatus.Present))),
    ]);

    private static IEnumerable<NewFinding> Study(string day, string name, params LesionRead[] reads) =>
    [
        On(day, new ImagingStudy { Study = name, Modality = "CT", StatedBy = StatedBy.Radiologist }, name),
        .. reads.Select(r => On(day, r with { Study = name, StatedBy = StatedBy.Radiologist }, name + r.Lesion)),
    ];

    private static LesionRead Liver(string name, decimal mm) => new() { Lesion = name, Organ = "liver", Role = LesionRole.Target, Status = LesionStatus.Present, LongestMm = mm, SuvMax = 9 };

    private static LesionRead Node(string name, decimal mm) => new() { Lesion = name, Organ = "lymph_node", Role = LesionRole.Target, Status = LesionStatus.Present, ShortAxisMm = mm, LongestMm = mm + 5 };

    private static LesionRead NonTarget(string name, LesionStatus status) => new() { Lesion = name, Organ = "bone", Role = LesionRole.NonTarget, Status = status };

    private static NewFinding On(string day, Content content, string origin) => new(Day.Parse(day), Reported.WhenItHappened, content, origin);
}
