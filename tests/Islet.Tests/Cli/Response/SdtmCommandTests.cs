using System.Text.Json;
using Islet.Cli;

namespace Islet.Tests.Cli.Response;

/// <summary>A trial of our own invention: one subject, two readers, a node, a visit of which RS says something else.</summary>
public sealed class SdtmCommandTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Every_subject_and_reader_is_answered_by_the_keys_of_the_contract()
    {
        var run = await terminal.IsletAsync("response", "assess", "--sdtm", Trial(), "--json");
        Assert.Equal(ExitCode.Done, run.Exit);
        var result = run.Json.GetProperty("results")[0];
        Assert.Equal(("S1", "INV"), (Text(result, "usubjid"), Text(result, "reader")));
        var points = result.GetProperty("timepoints").EnumerateArray().ToList();
        Assert.Equal(["WEEK 6 2020-02-20 32 PR NON-CR/NON-PD False PR SD", "WEEK 12 2020-03-31 44 PD NON-CR/NON-PD False PD PD"],
            points.Select(p => $"{Text(p, "visit")} {Text(p, "date")} {p.GetProperty("sum")} {Text(p, "target")} {Text(p, "non_target")} {p.GetProperty("new")} {Text(p, "overall")} {Text(p, "stated")}"));
        Assert.Equal("{\"unconfirmed\":\"PR\",\"confirmed\":\"SD\"}", JsonSerializer.Serialize(result.GetProperty("bor")));
        Assert.Equal(("event", "2020-03-31", 85), (Text(result.GetProperty("pfs"), "status"), Text(result.GetProperty("pfs"), "date"), result.GetProperty("pfs").GetProperty("days").GetInt32()));
        Assert.Equal(["DIAMETER_DISAGREES"], result.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!));
        Assert.Equal((46, "BASELINE"), (result.GetProperty("baseline").GetProperty("sum").GetInt32(), Text(result.GetProperty("baseline"), "visit")));
        Assert.Equal("RADIOLOGIST 1", Text(run.Json.GetProperty("results")[1], "reader"));
    }

    [Theory]
    [InlineData("last", "2020-03-31")]
    [InlineData("first", "2020-03-01")]
    [InlineData("none", null)]
    public async Task A_month_is_a_day_by_the_policy(string policy, string? day)
    {
        var run = await terminal.IsletAsync("response", "assess", "--sdtm", Trial(), "--json", "--partial-date", policy);
        Assert.Equal(day, Text(run.Json.GetProperty("results")[0].GetProperty("timepoints")[1], "date"));
    }

    [Fact]
    public async Task A_rejected_response_ends_the_call_with_one_and_is_listed()
    {
        var folder = Trial();
        File.AppendAllLines(System.IO.Path.Combine(folder, "rs.csv"), ["S1,OVRLRESP,CHECK,INVESTIGATOR,,3,WEEK 12,2020-03-20"]);
        var run = await terminal.IsletAsync("response", "assess", "--sdtm", folder, "--json");
        Assert.Equal(ExitCode.ProblemsFound, run.Exit);
        Assert.Contains("E_SDTM_RESPONSE", run.Json.GetProperty("problems").EnumerateArray().Select(p => Text(p, "code")));
    }

    [Fact]
    public async Task A_folder_without_domains_is_refused_with_its_problems()
    {
        var run = await terminal.IsletAsync("response", "assess", "--sdtm", terminal.Folder, "--json");
        Assert.Equal(ExitCode.Refused, run.Exit);
        Assert.Equal(3, run.Json.GetProperty("problems").GetArrayLength());
    }

    [Theory]
    [InlineData("Choi", "Choi criteria (Choi 2007)", "PR", "PR")]
    [InlineData("Choi", "RECIST 1.1", "PR", null)]
    [InlineData("RECIST1.1", "Choi criteria (Choi 2007)", "PR", null)]
    [InlineData("SIZE-10-dM", "SIZE", "NO RESPONSE", "noResponse")]
    public async Task A_response_is_stated_by_the_criterion_of_its_category(string criterion, string category, string word, string? stated)
    {
        var folder = Trial();
        var name = category == "SIZE" ? Islet.Clinic.ResponseCriteria.ByCode(criterion)!.Name : category;
        File.WriteAllLines(System.IO.Path.Combine(folder, "rs.csv"), ["USUBJID,RSTESTCD,RSCAT,RSSTRESC,RSEVAL,RSEVALID,VISITNUM,VISIT,RSDTC", $"S1,OVRLRESP,\"{name}\",{word},INVESTIGATOR,,2,WEEK 6,2020-02-20"]);
        var run = await terminal.IsletAsync("response", "assess", "--sdtm", folder, "--criterion", criterion, "--json");
        Assert.Equal(stated, Text(run.Json.GetProperty("results")[0].GetProperty("timepoints")[0], "stated"));
        Assert.Equal(stated is null, run.Json.GetProperty("problems").EnumerateArray().Any(p => Text(p, "code") == "W_SDTM_CRITERION"));
    }

    [Fact]
    public async Task For_a_person_there_is_a_table_that_marks_what_differs()
    {
        var run = await terminal.IsletAsync("response", "assess", "--sdtm", Trial());
        Assert.Contains("SD !", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 overall responses in RS differ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("response", "assess")]
    [InlineData("response", "assess", "--sdtm", "x", "--criterion", "RECIST")]
    [InlineData("response", "assess", "file.json", "--partial-date", "first")]
    public async Task Words_that_do_not_fit_are_told(params string[] words) => Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync(words)).Exit);

    private string Trial()
    {
        var folder = Directory.CreateDirectory(terminal.Path("trial")).FullName;
        void Write(string file, params string[] lines) => File.WriteAllLines(System.IO.Path.Combine(folder, file), lines);
        Write("dm.csv", "USUBJID,RFSTDTC,DTHDTC", "S1,2020-01-07,");
        Write("tu.csv", "USUBJID,TULNKID,TUSTRESC,TULOC,TUEVAL,TUEVALID,VISITNUM,VISIT",
            "S1,T1,TARGET,LIVER,INVESTIGATOR,,1,BASELINE", "S1,T2,TARGET,LYMPH NODE,INVESTIGATOR,,1,BASELINE", "S1,N1,NON-TARGET,BONE,INVESTIGATOR,,1,BASELINE",
            "S1,R1-T1,TARGET,LIVER,INDEPENDENT ASSESSOR,RADIOLOGIST 1,1,BASELINE");
        Write("tr.csv", "USUBJID,TRLNKID,TRTESTCD,TRSTRESC,TRSTRESN,TRSTRESU,TREVAL,TREVALID,VISITNUM,VISIT,TRDTC",
            "S1,T1,LDIAM,30,30,mm,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,T2,LPERP,16,16,mm,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,T2,DIAMETER,24,24,mm,INVESTIGATOR,,1,BASELINE,2020-01-05",
            "S1,N1,TUMSTATE,PRESENT,,,INVESTIGATOR,,1,BASELINE,2020-01-05",
            "S1,T1,LDIAM,20,20,mm,INVESTIGATOR,,2,WEEK 6,2020-02-20", "S1,T2,LPERP,12,12,mm,INVESTIGATOR,,2,WEEK 6,2020-02-20", "S1,N1,TUMSTATE,PRESENT,,,INVESTIGATOR,,2,WEEK 6,2020-02-20",
            "S1,T1,LDIAM,30,30,mm,INVESTIGATOR,,3,WEEK 12,2020-03", "S1,T2,LPERP,14,14,mm,INVESTIGATOR,,3,WEEK 12,2020-03", "S1,N1,TUMSTATE,PRESENT,,,INVESTIGATOR,,3,WEEK 12,2020-03",
            "S1,R1-T1,LDIAM,31,31,mm,INDEPENDENT ASSESSOR,RADIOLOGIST 1,1,BASELINE,2020-01-05");
        Write("rs.csv", "USUBJID,RSTESTCD,RSSTRESC,RSEVAL,RSEVALID,VISITNUM,VISIT,RSDTC", "S1,OVRLRESP,SD,INVESTIGATOR,,2,WEEK 6,2020-02-20", "S1,OVRLRESP,PD,INVESTIGATOR,,3,WEEK 12,2020-03");
        return folder;
    }

    private static string? Text(JsonElement json, string key) => json.GetProperty(key).GetString();
}
