using System.Globalization;
using Islet.Course;

namespace Islet.Tests.Registry;

/// <summary>Courses of nobody, ten findings each, the same for the same number: for what needs many rows rather than medicine.</summary>
internal static class SyntheticCourses
{
    public const int FindingsEach = 10;

    public static IEnumerable<NewCourse> Take(int patients) => Enumerable.Range(1, patients).Select(number => Of(number));

    /// <param name="edition">The source's edition of the course: another one has other words for one record, the Ki-67 of the biopsy.</param>
    public static NewCourse Of(int patient, int edition = 1)
    {
        var random = new Random(patient);
        var start = new DateOnly(2005, 1, 1).AddDays(random.Next(5000));
        var key = string.Create(CultureInfo.InvariantCulture, $"SYN-{patient:D6}");
        var ki67 = random.Next(1, 60) + (edition - 1);
        NewFinding Finding(string record, int day, Content content, int? reportedAfter = null) => new(start.AddDays(day),
            reportedAfter is { } days ? Reported.On(start.AddDays(day + days)) : Reported.WhenItHappened, content, $"synthetic.tsv/{key}/{record}");
        return new(new(key, Axis.Calendar, $"Centre {patient % 7}", Synthetic: true),
        [
            Finding("person", 0, new Person { Sex = random.Next(2) == 0 ? Sex.Female : Sex.Male, Birth = new DateOnly(random.Next(1930, 1990), 1, 1).AddDays(random.Next(365)) }),
            Finding("diagnosis", 0, new Diagnosis { Histology = "neuroendocrine tumour of the pancreas", AgeYears = random.Next(20, 85), Functioning = random.Next(5) == 0 }),
            Finding("biopsy", 3, new Specimen { SpecimenName = "S1", SpecimenType = "core_biopsy", SpecimenSite = "primary", Differentiation = Differentiation.Well,
                Ki67Percent = Ki67Index.FromPercent(ki67), MitosesPer2Mm2 = random.Next(0, 30), ReportedGrade = ki67 < 3 ? Grade.G1 : ki67 <= 20 ? Grade.G2 : Grade.G3, WhoEdition = "2019" }, 8),
            Finding("resection", 60, new Specimen { SpecimenName = "S2", SpecimenType = "resection", SpecimenSite = "primary", Differentiation = Differentiation.Well,
                Ki67Percent = Ki67Index.FromReport("10-15"), LargestDiameterMm = random.Next(8, 90), PerineuralInvasion = Presence.Absent, VascularInvasion = Presence.Present }, 12),
            Finding("staging", 60, new Staging { System = "AJCC", Edition = "8", T = $"T{random.Next(1, 5)}", N = $"N{random.Next(2)}", M = "M0", Stage = "IIB" }, 12),
            Finding("scan-1", 1, new ImagingStudy { Study = "I1", Modality = "SSTR-PET", TumourPresent = true, SstrPetResult = "positive", LiverMetastases = random.Next(2) == 0 }, 2),
            Finding("scan-2", 200 + random.Next(100), new ImagingStudy { Study = "I2", Modality = "CT", TumourPresent = random.Next(2) == 0, LiverMetastases = false }, 2),
            Finding("surgery", 60, new Procedure { Name = "resection", Intent = "curative", Margin = ResectionMargin.R0 }),
            Finding("octreotide", 220, new Treatment { Course = "C1", Drugs = ["octreotide LAR"], Purpose = "tumour" }),
            Finding("follow-up", 400 + random.Next(3000), new VitalStatus { Alive = random.Next(4) != 0, WithDisease = random.Next(2) == 0 }),
        ]);
    }
}
