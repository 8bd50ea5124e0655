using System.Globalization;

namespace Islet.Bench;

/// <summary>Every page of the workbench, its address made anew for each request: pages of a patient over all patients with a long course, so that no answer is kept from the last.</summary>
internal static class BenchPages
{
    public const string NotThere = "not found";

    private const int FirstFindings = 12; // every long course has so many

    public static IReadOnlyList<(string Page, Func<Random, string> Path)> All { get; } =
    [
        ("overview", _ => "/"), ("patients", r => $"/patients?page={Some(r, 500)}"), ("patients, filtered", r => $"/patients?grade={Grade(r)}&sort=-unknown&page={Some(r, 20)}"), ("patients, searched", r => $"/patients?q={Some(r, 99)}&sort=-age"),
        ("patient", r => Patient(r, "")), ("patient, as of", r => Patient(r, $"?asOf={Day(r)}")), ("fact sheet", r => Patient(r, "/facts")), ("response", r => Patient(r, "/response")), ("lesions", r => Patient(r, "/lesions")),
        ("guideline", r => Patient(r, "/guideline")), ("guideline, the Nordic one", r => Patient(r, "/guideline?guideline=nordic-nec-2")), ("guideline, what if", r => Patient(r, "/guideline?if=tumor_volume:low&fact=hereditary_features")),
        ("board", r => Patient(r, "/board")), ("board, as of", r => Patient(r, $"/board?asOf={Day(r)}")), ("decide", r => Patient(r, "/decide")), ("similar patients", r => Patient(r, "/similar")), ("a patient's work", r => Patient(r, "/worklist")), ("plan", r => Patient(r, "/plan")),
        ("enter", r => Patient(r, "/enter")), ("enter tissue", r => Patient(r, "/enter/Specimen")), ("enter laboratory", r => Patient(r, "/enter/Laboratory")), ("finding", r => Patient(r, $"/findings/{Some(r, FirstFindings)}")), ("correct", r => Patient(r, $"/findings/{Some(r, FirstFindings)}/correct")), ("new patient", _ => "/patients/new"),
        ("worklist", r => $"/worklist?page={Some(r, 40)}"), ("worklist, one kind", _ => "/worklist?kind=examination"), ("decisions", r => $"/decisions?page={Some(r, 20)}"),
        ("cohort", r => $"/cohort?grade={Grade(r)}"), ("cohort's patients", r => $"/cohort/patients?grade={Grade(r)}"), ("cohort's sequences", r => $"/cohort/sequence?grade={Grade(r)}"), ("cohort's swimmer", r => $"/cohort/swimmer?grade={Grade(r)}"), ("cohort's waterfall", r => $"/cohort/waterfall?grade={Grade(r)}"), ("cohort's study", r => $"/cohort/study?grade={Grade(r)}"),
        ("studies", _ => "/studies"), ("study", _ => "/studies/overall-survival-by-grade"), ("problems", _ => "/problems"), ("imports", _ => "/imports"), ("duplicates", _ => "/duplicates"), (NotThere, r => $"/nowhere/{Some(r, 1000)}"),
        ("guidelines", _ => "/guidelines"), ("statements", _ => "/guidelines/nanets-2020"), ("statements, filtered", _ => "/guidelines/nanets-2020?topic=sys&option=everolimus"), ("statement", r => $"/guidelines/nanets-2020/SYS-{(r.Next(2) == 0 ? "02" : "10")}"), ("votes", _ => "/guidelines/nanets-2020/votes"), ("evidence", _ => "/evidence?study=CLARINET"),
        ("api", _ => "/api"), ("accounts", _ => "/accounts"), ("access", _ => "/access"), ("account", _ => "/account"),
    ];

    private static string Patient(Random r, string page) => $"/patients/{Some(r, BenchRegistry.LongCourses)}{page}";

    private static string Some(Random r, int most) => r.Next(1, most + 1).ToString(CultureInfo.InvariantCulture);

    private static string Grade(Random r) => $"G{Some(r, 3)}";

    private static string Day(Random r) => new DateOnly(2014, 1, 1).AddDays(r.Next(3000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
