using Islet.Course;
using Islet.Exchange;
using static Islet.Tests.Exchange.Maps.Sheets;

namespace Islet.Tests.Exchange.Maps;

/// <summary>Names and numbers of people go to the key file and nowhere else. The numbers are the Swedish tax agency's test numbers.</summary>
public class MappedIdentityTests
{
    private const string Number = "19121212-1212";

    private const string People = $"""
        Personnr | First | Last     | MRN | ki67 | organ
        {Number} | Anna  | Svensson | 77  | 3    | liver
        {Number} | Anna  | Svensson | 77  |      | seen by Svensson
        {Number} | Anna  | Svensson | 77  | 4    |
        """;

    private const string Findings = """
          - kind: Specimen
            by: [ki67]
            when: unknown
            reported: unknown
            set: {ki67_percent: {column: ki67}}
          - kind: Specimen
            name: site
            when: unknown
            reported: unknown
            set: {organ: {column: organ}}
        """;

    private static readonly CourseMap Map = Read("islet_map: 1\nsource: test\npatient: {identity: {number: {column: Personnr, country: SE}, name: [First, Last], record: MRN}}\nfindings:\n" + Findings);

    [Fact]
    public void Without_a_key_file_a_map_with_identities_is_refused()
    {
        var import = Import(File(Sheet(People)), Map);
        Assert.Equal(["E_IDENTITY_KEYS"], import.Codes);
        Assert.False(import.Source.MayCommit);
    }

    [Fact]
    public void A_person_is_asked_for_once_and_a_cell_with_their_name_is_not_taken()
    {
        var asked = new List<PersonIdentity>();
        var import = Import(File(Sheet(People)), Map, new() { Today = new(2026, 1, 1), Pseudonym = person => { asked.Add(person); return "UPP-1"; } });
        var person = Assert.Single(asked);
        Assert.Equal(("SE", "77", "Anna Svensson"), (person.Country, person.Record, string.Join(' ', person.NameParts)));
        Assert.Equal(("W_IDENTITY_NAME", "cohort.csv, row 3, column organ (6)"), import.Problems.Select(p => (p.Code, p.Where)).Single());
        Assert.Equal(["UPP-1"], import.Courses.Select(c => c.Patient.Key));
        Assert.Equal("liver", import.All<Specimen>().Single(s => s.Organ is not null).Organ);
        NamesNobody(import);
    }

    [Theory]
    [InlineData("SVENSSONS lever")]
    [InlineData("record R-00077")]
    [InlineData("Anna's")]
    public void A_name_in_the_genitive_and_the_record_number_are_seen_too(string cell)
    {
        var people = People.Replace("| 77  |", "| R-00077 |", StringComparison.Ordinal).Replace("seen by Svensson", cell, StringComparison.Ordinal);
        var import = Import(File(Sheet(people)), Map, new() { Today = new(2026, 1, 1), Pseudonym = _ => "UPP-1" });
        Assert.Equal(["W_IDENTITY_NAME"], import.Codes);
        Assert.DoesNotContain(import.Lines, line => line.Contains("77", StringComparison.Ordinal));
        NamesNobody(import);
    }

    [Fact]
    public void Whom_the_key_file_refuses_is_refused_with_the_row_and_nothing_of_the_person()
    {
        var import = Import(File(Sheet(People)), Map, new() { Pseudonym = _ => throw new RefusedException("E_IDENTITY_CONTRADICTS", "key file", "two persons", "one person", "Correct it.") });
        Assert.Equal(3, import.Codes.Count(c => c == "E_IDENTITY_CONTRADICTS"));
        Assert.Empty(import.Courses);
        NamesNobody(import);
    }

    [Fact]
    public void A_number_whose_check_digit_is_wrong_is_refused_without_showing_it()
    {
        var import = Import(File(Sheet(People.Replace("1212 |", "1213 |", StringComparison.Ordinal))), Map, new() { Today = new(2026, 1, 1), Pseudonym = _ => "X" });
        Assert.All(import.Codes, code => Assert.Equal("E_NATIONAL_NUMBER_CHECK", code));
        Assert.DoesNotContain(import.Problems, p => p.ToString().Contains("1213", StringComparison.Ordinal));
    }

    [Fact]
    public void A_national_number_anywhere_else_refuses()
    {
        const string findings = "  - kind: Specimen\n    when: unknown\n    reported: unknown\n    set: {organ: {column: note}}";
        var inNote = Import($"ID | note\nA | call {Number} again", findings);
        Assert.Equal(["E_IDENTITY_NUMBER"], inNote.Codes);
        var asKey = Import($"ID | note\n{Number} | liver", findings);
        Assert.Equal(["E_IDENTITY_NUMBER"], asKey.Codes);
        Assert.All([inNote, asKey], NamesNobody);
    }

    [Fact]
    public void A_preview_needs_no_key_file()
    {
        var preview = MappedCourses.Preview(File(Sheet(People)), Map, 5);
        Assert.Equal(["1"], preview.Courses.Select(c => c.Patient.Key));
        Assert.DoesNotContain(preview.Courses.SelectMany(c => c.Findings).SelectMany(f => f.Cells.Values), c => c.Text.Contains("Svensson", StringComparison.Ordinal));
    }

    private static void NamesNobody(Imported import)
    {
        var told = string.Join('\n', import.Problems.Select(p => p.ToString()).Concat(import.Lines).Concat(import.Source.Notes).Concat(import.Source.CellProblems.Select(p => p.Text ?? "")));
        Assert.All([Number, "1212", "Anna", "Svensson"], secret => Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase));
    }
}
