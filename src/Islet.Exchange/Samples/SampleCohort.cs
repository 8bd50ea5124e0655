namespace Islet.Exchange;

/// <summary>Courses of a group that never was. The sizes are those that textbooks give, rounded: what a sheet says must be believable, not right.</summary>
internal sealed class SampleCohort(SampleGroup group, ulong seed)
{
    private const int MostLines = 4;
    private const int MostBiopsies = 3;

    // Mean survival in months by grade, without any claim.
    private static readonly int[] Survival = [0, 150, 100, 45, 14];

    public IEnumerable<SamplePatient> Patients(int count) => Enumerable.Range(1, count).Select(Patient);

    /// <summary>A patient's own dice: more patients or more columns leave the others as they are.</summary>
    private SamplePatient Patient(int number)
    {
        var dice = new SampleDice(unchecked((group.Stream(seed) * 1_000_003) + (ulong)number));
        var (grade, diagnosis) = (GradeAtDiagnosis(dice), new DateOnly(2008, 1, 7).AddDays(dice.Below(5400)));
        var last = Earlier(diagnosis.AddDays((dice.Months(Survival[(int)grade], 240) * 30) + dice.Between(10, 40)), SampleGroup.Closed);
        var dead = last < SampleGroup.Closed;
        if (!dead && dice.Chance(70))
            last = Later(diagnosis.AddDays(5), SampleGroup.Closed.AddDays(-dice.Between(3, 250)));
        var metastatic = grade is SampleGrade.Nec || dice.Chance(grade is SampleGrade.G1 ? 35 : 70);
        var lines = metastatic ? Lines(dice, grade, diagnosis, last, dead).ToList() : [];
        return new(number, dice.Chance(52), diagnosis.AddYears(-dice.Between(38, 78)).AddDays(-dice.Below(365)), diagnosis, metastatic, dice.Chance(18), last, dead)
        {
            Lines = lines, Biopsies = [.. Biopsies(dice, grade, diagnosis, lines, metastatic)], Pets = [.. Pets(dice, diagnosis, last, grade)],
            Visits = [.. Visits(dice, diagnosis, last, metastatic)],
            Operation = !metastatic || dice.Chance(15) ? Earlier(diagnosis.AddDays(dice.Between(14, 90)), last) : null,
        };
    }

    private SampleGrade GradeAtDiagnosis(SampleDice dice)
    {
        var (drawn, sum) = (dice.Below(100), 0);
        return (SampleGrade)(1 + group.Grades.Select(percent => sum += percent).TakeWhile(upTo => upTo <= drawn).Count());
    }

    private IEnumerable<SampleLine> Lines(SampleDice dice, SampleGrade grade, DateOnly diagnosis, DateOnly last, bool dead)
    {
        var start = diagnosis.AddDays(dice.Between(10, 60));
        for (var number = 1; number <= MostLines && start < last; number++)
        {
            var regimen = FirstOf(dice, grade, number);
            var (months, responds) = (group.Regimens[regimen].Months, group.Regimens[regimen].Responds);
            var progression = start.AddDays((dice.Months(months, 120) * 30) + dice.Between(20, 50));
            var best = dice.Chance(responds) ? dice.Chance(6) ? SampleResponse.CR : SampleResponse.PR : progression < start.AddDays(100) ? SampleResponse.PD : SampleResponse.SD;
            var ended = progression.AddDays(dice.Between(0, 21));
            yield return new(number, regimen, start, best, progression < last ? progression : null, ended < last ? ended : dead ? last : null);
            if (progression >= last)
                yield break;
            start = ended.AddDays(dice.Between(14, 70));
        }
    }

    /// <summary>The first regimens of the group's list are gentle, the last are for fast disease.</summary>
    private int FirstOf(SampleDice dice, SampleGrade grade, int number)
    {
        var half = group.Regimens.Count / 2;
        return grade is SampleGrade.Nec or SampleGrade.G3 ? half + dice.Below(group.Regimens.Count - half) : number == 1 ? dice.Below(2) : dice.Between(1, group.Regimens.Count - 1);
    }

    private static IEnumerable<SampleBiopsy> Biopsies(SampleDice dice, SampleGrade grade, DateOnly diagnosis, List<SampleLine> lines, bool metastatic)
    {
        var tenths = grade switch
        {
            SampleGrade.G1 => dice.Between(3, 29),
            SampleGrade.G2 => dice.Between(30, 200),
            SampleGrade.G3 => dice.Between(210, 550),
            SampleGrade.Nec => dice.Between(400, 950),
        };
        yield return new(diagnosis.AddDays(-dice.Between(0, 20)), metastatic && dice.Chance(60), tenths, grade);
        var taken = 1;
        foreach (var progressed in lines.Where(l => l.Progression is not null))
        {
            if (taken == MostBiopsies || !dice.Chance(55))
                continue;
            taken++;
            tenths = Math.Min(950, tenths * dice.Between(9, 28) / 10);
            var now = grade is SampleGrade.Nec ? grade : tenths < 30 ? SampleGrade.G1 : tenths <= 200 ? SampleGrade.G2 : SampleGrade.G3;
            yield return new(progressed.Progression!.Value.AddDays(dice.Between(1, 25)), true, tenths, now);
        }
    }

    private static IEnumerable<SamplePet> Pets(SampleDice dice, DateOnly diagnosis, DateOnly last, SampleGrade grade)
    {
        var day = diagnosis.AddDays(dice.Between(5, 80));
        for (var n = 0; n < 2 && day <= last && dice.Chance(n == 0 ? 80 : 60); n++)
        {
            var fdg = grade >= SampleGrade.G3 ? dice.Chance(70) : dice.Chance(15);
            yield return new(day, fdg, dice.Between(fdg ? 28 : 60, fdg ? 180 : 520));
            day = n == 0 ? day.AddDays(dice.Between(3, 700)) : day;
        }
    }

    private IEnumerable<SampleVisit> Visits(SampleDice dice, DateOnly diagnosis, DateOnly last, bool metastatic)
    {
        var day = diagnosis.AddDays(dice.Between(0, 30));
        var cga = dice.Between(15, metastatic ? 600 : 90);
        for (var n = 0; n < group.Visits && day <= last; n++)
        {
            yield return new(day, cga, dice.Between(15, metastatic ? 420 : 70), Math.Max(0, dice.Between(-2, 2)));
            cga = Math.Clamp(cga * dice.Between(7, 15) / 10, 4, 40_000);
            day = day.AddDays(dice.Between(70, 200));
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
