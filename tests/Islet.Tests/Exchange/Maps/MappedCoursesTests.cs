using Islet.Course;
using Islet.Exchange;
using static Islet.Tests.Exchange.Maps.Sheets;

namespace Islet.Tests.Exchange.Maps;

public class MappedCoursesTests
{
    private const string Wide = """
        ID | Kön | pet1_date  | pet1_suv | pet2_date  | pet2_suv
        U1 | K   | 2019-05-17 | 12.5     | 2020-06    |
        U2 | M   |            |          | 2021       | 8
        """;

    private const string WideFindings = """
          - kind: Person
            set: {sex: {column: Kön, list: sex}}
          - kind: ImagingStudy
            name: pet
            repeat: 1-9
            when: {column: "pet{n}_date"}
            reported: unknown
            set: {study: {value: "PET{n}"}, modality: {value: SSTR-PET}, suv_max: {column: "pet{n}_suv"}}
        """;

    [Fact]
    public void A_wide_sheet_becomes_long()
    {
        var import = Import(Wide, WideFindings, "lists: {sex: {K: female, M: male}}");
        Assert.Equal(
        [
            """U1 undated ? test/U1/person {"sex":"female","stated_by":"import"}""",
            """U1 2019-05-17 ? test/U1/pet/1 {"study":"PET1","read":"original","modality":"SSTR-PET","suv_max":12.5,"stated_by":"import"}""",
            """U2 undated ? test/U2/person {"sex":"male","stated_by":"import"}""",
            """U2 2021 ? test/U2/pet/2 {"study":"PET2","read":"original","modality":"SSTR-PET","suv_max":8,"stated_by":"import"}""",
        ], import.Lines);
        Assert.Empty(import.Problems);
        Assert.True(import.Source.MayCommit);
    }

    [Fact]
    public void A_line_level_sheet_becomes_what_the_source_states()
    {
        var import = Import("""
            ID | line | regimen        | start   | BOR | PD
            7  | 1    | lanreotide     | 2015-02 | 2   | 1
            7  | 2    | CAP + TEM      | 2016    | 9   |
            """, """
              - kind: ReportedOutcome
                by: [line]
                when: {column: start}
                reported: unknown
                set: {line: {column: line}, regimen: {column: regimen}, drugs: {column: regimen, drugs: true}, best_response: {column: BOR, list: response}, progression: {column: PD}}
            """, "lists: {response: {\"2\": SD, \"9\": null}}");
        Assert.Equal(["test/7/reported_outcome/1", "test/7/reported_outcome/2"], import.Courses[0].Findings.Select(f => f.Origin));
        Assert.Equal([(1, "lanreotide", BestResponse.SD, true), (2, "CAP + TEM", null, null)],
            import.All<ReportedOutcome>().Select(o => (o.Line!.Value, o.Regimen!, o.BestResponse, o.Progression)));
        Assert.Equal(2, import.All<ReportedOutcome>().Last().Drugs!.Count);
    }
}
