using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;
using Islet.Web;
using Microsoft.AspNetCore.Builder;

namespace Islet.Tests.Web;

/// <summary>The workbench as it is served, on a port of its own, over a registry of its own.</summary>
public sealed class TestWorkbench : IAsyncLifetime
{
    public const string Hostile = "<script>alert('x')</script>\"'&amp;\u202e";

    private readonly string folder = Directory.CreateTempSubdirectory("islet-web-").FullName;
    private readonly StringWriter said = new();
    private WebApplication workbench = null!;

    /// <summary>Of the synthetic patients; the hand-made ones come after them.</summary>
    public int Synthetic { get; } = 120;

    public FindingLog Log { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>What the server has logged so far.</summary>
    public string Said => said.ToString();

    /// <summary>Numbers of the hand-made patients.</summary>
    public long OnCalendar { get; private set; }

    public long OnOffsets { get; private set; }

    public long HostileOne { get; private set; }

    /// <summary>Path of the registry's file.</summary>
    public string Registry => Path.Combine(folder, "test.db");

    /// <summary>Where the workbench looks for DICOM images; empty until a test puts some there.</summary>
    public string Images => Path.Combine(folder, "images");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Images);
        Log = FindingLog.OpenOrCreate(Registry, TimeProvider.System);
        var (profile, _) = ProfileFile.Read(await File.ReadAllTextAsync(Repository.File("demo", "profiles", "pancreatic-net.yaml")), "profile");
        await ImportAsync([.. VirtualCohort.Generate(profile!, 1, Synthetic), Calendar(), Offsets(), HostileCourse()]);
        OnCalendar = await NumberAsync("CAL-1");
        OnOffsets = await NumberAsync("OFF-1");
        HostileOne = await NumberAsync(Hostile);
        await ReplaceKi67Async();
        workbench = Workbench.Create(Options);
        await workbench.StartAsync();
        Address = Workbench.AddressOf(workbench);
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };
    }

    /// <summary>The same registry served with other options; the caller ends it.</summary>
    public async Task<WebApplication> AlsoAsync(Func<WorkbenchOptions, WorkbenchOptions> options)
    {
        var another = Workbench.Create(options(Options));
        await another.StartAsync();
        return another;
    }

    private WorkbenchOptions Options => new(Registry, new(IPAddress.Loopback, 0)) { Log = said, StudyFolder = Repository.File("studies"), Images = Images };

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await workbench.DisposeAsync();
        Log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public async Task ImportAsync(IReadOnlyList<NewCourse> courses)
    {
        await using var import = await Log.BeginImportAsync(new("test", "made by hand"));
        foreach (var course in courses)
            await import.StageAsync(course);
        Assert.False((await import.CommitAsync()).IsRefused);
    }

    public async Task<IDocument> PageAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html).Header("Content-Type", "text/html; charset=utf-8").Address(new Uri(Address, address).AbsoluteUri));
    }

    private async Task<long> NumberAsync(string key) => (await Log.FindAsync(key))!.Patient;

    /// <summary>CAL-1: biopsy taken on 10 March 2019, reported on the 20th; the registry first had Ki-67 51 %, a person corrected it to 15 %.</summary>
    private async Task ReplaceKi67Async()
    {
        var typed = (await Log.CourseAsync(OnCalendar))!.Findings.Single(f => f.Content is Specimen);
        await Log.AppendAsync(new("test", "made by hand", "typing error"), OnCalendar,
            [new(typed.Happened, typed.Reported, Biopsy(15), Supersedes: typed.Id, Why: Why.Correction)]);
    }

    private static Specimen Biopsy(decimal ki67) => new()
    {
        SpecimenName = "S1", SpecimenType = "core_biopsy", SpecimenSite = "primary", Differentiation = Differentiation.Well,
        Ki67Percent = Ki67Index.FromPercent(ki67), StatedBy = StatedBy.Pathologist,
    };

    private static NewCourse Calendar() => new(new("CAL-1", Axis.Calendar, "Uppsala"),
    [
        New(When.Unknown, new Person { Sex = Sex.Female, Birth = Day.Parse("1960-05-04") }, "person"),
        New(Day.Parse("2019-03-10"), new Diagnosis { AgeYears = 58 }, "diagnosis"),
        New(Day.Parse("2019-03-10"), new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
        New(Day.Parse("2019-03-10"), Biopsy(51), "biopsy") with { Reported = Reported.On(Day.Parse("2019-03-20")) },
        New(Day.Parse("2019-04"), new Treatment { Course = "A", Drugs = ["lanreotide"] }, "start"),
        New(Day.Parse("2020-02-01"), new TreatmentStop { Course = "A", Reason = "progression" }, "stop"),
        New(Day.Parse("2021-06-01"), new VitalStatus { Alive = true }, "status"),
    ]);

    private static NewCourse Offsets() => new(new("OFF-1", Axis.OffsetFrom("diagnosis")),
    [
        New(Offset.Zero, new Diagnosis { AgeYears = 48, PlacedAtOrigin = true }, "diagnosis"),
        New(Offset.FromMonths(9.4m), new VitalStatus { Alive = false }, "status"),
    ]);

    private static NewCourse HostileCourse() => new(new(Hostile, Axis.Calendar, Hostile),
    [
        New(Day.Parse("2019"), new Diagnosis { Histology = Hostile }, "diagnosis"),
        New(Day.Parse("2019-05-05"), new Treatment { Drugs = [Hostile] }, "drug"),
        New(When.Unknown, new VitalStatus { Alive = true }, "status"),
    ]);

    private static NewFinding New(When happened, Content content, string origin) => new(happened, Reported.WhenItHappened, content, origin);
}
