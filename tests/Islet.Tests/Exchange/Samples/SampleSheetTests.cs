using System.Globalization;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Islet.Cli;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

public class SampleSheetTests
{
    public static TheoryData<SampleKind> Kinds => [.. Enum.GetValues<SampleKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void The_committed_sample_is_what_the_generator_makes(SampleKind kind)
    {
        using var made = new MemoryStream();
        SampleFiles.Write(kind, new(), made);
        var committed = File.ReadAllBytes(Repository.File("demo", "sheets", SampleSheets.FileName(kind)));
        if (kind is SampleKind.Italy)
            Assert.Equal(Parts(committed), Parts(made.ToArray())); // how a part is compressed is the platform's business
        else
            Assert.Equal(committed, made.ToArray());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_map_of_a_sample_is_understood(SampleKind kind)
    {
        Assert.Empty(CourseMap.Parse(SampleSheets.MapText(kind)).Problems);
        Assert.Equal(File.ReadAllText(Repository.File("demo", "sheets", SampleSheets.MapName(kind))), SampleSheets.MapText(kind));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_patient_of_a_sample_comes_in_marked_as_synthetic_and_no_row_is_refused(SampleKind kind)
    {
        var (courses, import) = Imported(kind);
        Assert.All(import.Problems, p => Assert.Equal("W_VALUE", p.Code)); // nothing refused, nothing that contradicts itself, no column forgotten
        Assert.True(import.MayCommit);
        Assert.Equal(60, courses.Count);
        Assert.All(courses, c => Assert.True(c.Patient.Synthetic));
        Assert.True(import.Findings > 60 * 5);
    }

    [Fact]
    public void More_patients_leave_the_first_ones_as_they_are() => Assert.All(Enum.GetValues<SampleKind>(), kind =>
    {
        var (few, many) = (SampleSheets.Of(kind, new(20)), SampleSheets.Of(kind, new(40)));
        Assert.All(few.Zip(many), pair => Assert.Equal(Told(pair.First), Told(pair.Second).Take(Told(pair.First).Count)));
    });

    [Fact]
    public void Two_groups_have_no_patient_in_common()
    {
        var groups = new[] { UppsalaSheet.Group(visits: 2), ItalySheets.Group, NordicSheet.Group }.Select(g => new SampleCohort(g, 1).Patients(60).Select(p => (p.Birth, p.Diagnosis)));
        Assert.Equal(180, groups.SelectMany(g => g).Distinct().Count());
    }

    [Fact]
    public void The_Uppsala_sheet_can_be_widened_for_measuring()
    {
        var sheet = Assert.Single(SampleSheets.Of(SampleKind.Uppsala, new(30, Columns: 200)));
        Assert.InRange(sheet.Columns.Count, 200, 203);
        Assert.All(sheet.Rows(), r => Assert.Equal(sheet.Columns.Count, r.Cells.Count));
        Assert.Equal(sheet.Columns.Count, sheet.Columns.Select(c => c.Name).Distinct().Count());
    }

    [Fact]
    public void People_write_the_same_thing_in_many_ways()
    {
        var cells = SampleSheets.Of(SampleKind.Uppsala, new())[0].Rows().SelectMany(r => r.Cells.Select(c => c.Text)).ToHashSet();
        Assert.All(["<1", "n.d.", "ej utfört", "pos", "neg", "pågår", "Levande", "Död"], said => Assert.Contains(said, cells));
        Assert.Contains(cells, c => c.StartsWith("ca ", StringComparison.Ordinal));
        Assert.Contains(cells, c => c.Split('-') is [var from, var to] && from.Length is 1 or 2 && to.Length is 1 or 2);
        Assert.Contains(cells, c => DateOnly.TryParseExact(c, "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Contains(cells, c => c.StartsWith("maj ", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_and_numbers_come_only_when_asked_for_and_their_check_digit_is_right()
    {
        Assert.Null(SampleSheets.Of(SampleKind.Uppsala, new())[0].Column("Personnr"));
        var sheet = SampleSheets.Of(SampleKind.Uppsala, new(200, Identities: true))[0];
        Assert.All(sheet.Rows().Select(r => r.Cells[sheet.Column("Personnr")!.Number - 1].Text), number =>
        {
            Assert.Matches("^(19|20)[0-9]{6}-9[89][0-9]{2}$", number);
            Assert.Equal(0, Luhn(number.Replace("-", "", StringComparison.Ordinal)[2..]));
        });
        Assert.IsType<PatientIdentity>(CourseMap.Parse(SampleSheets.MapText(SampleKind.Uppsala, identities: true)).Value!.Patient);
    }

    [Fact]
    public void A_course_keeps_to_the_order_of_a_life() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        new SampleCohort(UppsalaSheet.Group(visits: 40), (ulong)seed).Patients(20).All(p =>
            p.Birth < p.Diagnosis && p.AgeAtDiagnosis is >= 37 and <= 79 && p.Diagnosis < p.Last && p.Last <= SampleGroup.Closed
            && p.Biopsies.Count > 0 && p.Biopsies.All(b => b.Ki67Tenths is > 0 and <= 950) && p.Pets.All(t => t.Day <= p.Last) && p.Visits.All(v => v.Day <= p.Last)
            && p.Lines.All(l => l.Start > p.Diagnosis && l.Start < p.Last && (l.Progression is not { } pd || (pd > l.Start && pd < p.Last)) && (l.End is not { } end || l.Progression is not { } before || end >= before))
            && p.Lines.Zip(p.Lines.Skip(1)).All(pair => pair.Second.Start > pair.First.Progression))).QuickCheckThrowOnFailure();

    [Fact]
    public async Task The_command_writes_the_sheet_and_its_map_and_says_that_nobody_ever_lived()
    {
        var folder = Directory.CreateTempSubdirectory("islet-sample-");
        try
        {
            var output = new StringWriter();
            Assert.Equal(0, await IsletCommand.RunAsync(["sample", "nordic", folder.FullName, "--patients", "7", "--seed", "3"], output, output));
            Assert.Equal("7 patients in nordic.sav and nordic.map.yaml. Nobody among them ever lived.", output.ToString().TrimEnd());
            Assert.Equal(7, SpssFile.Open(Path.Combine(folder.FullName, "nordic.sav"), new()).Sheets.Single().Rows().Select(r => r.Cells[0].Text).Distinct().Count());
            Assert.Equal(2, await IsletCommand.RunAsync(["sample", "danish", folder.FullName], output, output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Told(Sheet sheet) => [.. sheet.Rows().Select(r => string.Join('|', r.Cells.Select(c => c.Text)))];

    private static (List<NewCourse> Courses, MappedCourses Import) Imported(SampleKind kind)
    {
        var map = CourseMap.Parse(SampleSheets.MapText(kind)).Value!;
        var path = Repository.File("demo", "sheets", SampleSheets.FileName(kind));
        var file = SheetFiles.Open(path, Path.GetExtension(path)[1..], map.Convention);
        var import = MappedCourses.Open(file, map);
        return ([.. import.Courses()], import);
    }

    private static int Luhn(string ten) => ten.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(p => p > 9 ? p - 9 : p) % 10;

    private static SortedDictionary<string, string> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return new(zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd()), StringComparer.Ordinal);
    }
}
