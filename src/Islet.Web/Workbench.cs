using System.Net;
using Islet.Course;
using Islet.Exchange.DicomWeb;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>What the workbench serves, and where.</summary>
/// <param name="Registry">Path of the registry's file, or its address on a server.</param>
/// <param name="Listen">An address of the loopback, unless accounts and TLS guard the server; port 0: any free one.</param>
public sealed record WorkbenchOptions(string Registry, IPEndPoint Listen)
{
    /// <summary>Who may come in.</summary>
    public AccessOptions Access { get; init; } = AccessOptions.LocalUser;

    /// <summary>Folder of the study files that are offered.</summary>
    public string StudyFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "studies");

    /// <summary>Folder of DICOM images in which PETs of the registry's patients are looked for; null: none.</summary>
    public string? Images { get; init; }

    /// <summary>Archive in which PETs of the registry's patients are looked for, and from which they are fetched into <see cref="Images"/>; null: none. Who makes the options ends it.</summary>
    public DicomWebClient? Archive { get; init; }

    /// <summary>Folder of the pages of papers, as <c>islet study paper</c> writes them.</summary>
    public string PaperFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "papers");

    /// <summary>Largest sheet that a page takes in, in bytes.</summary>
    public long LargestUpload { get; init; } = 256_000_000;

    /// <summary>Whether statements of guidelines are shown at all; a centre may switch them off.</summary>
    public bool Statements { get; init; } = true;

    /// <summary>Origin of the one page outside Islet whose script may call the CDS services; null: none may.</summary>
    public Uri? CdsOrigin { get; init; }

    /// <summary>System of the identifier by which a Patient resource names a patient of this registry; its value is the registry's pseudonym.</summary>
    public string CdsIdentifier { get; init; } = "urn:islet:patient";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where warnings and faults are told; never a patient's name or number, never an address.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;
}

/// <summary>The workbench in the browser: one web application over one registry.</summary>
public static class Workbench
{
    /// <summary>Built on an empty host, so that no file and no variable of the surroundings can make it listen elsewhere.</summary>
    /// <exception cref="RefusedException">The registry cannot be opened.</exception>
    public static WebApplication Create(WorkbenchOptions options)
    {
        if (!IPAddress.IsLoopback(options.Listen.Address) && !options.Access.IsSafeBeyondThisComputer)
            throw new ArgumentException("Beyond this computer the workbench is served with accounts, and over TLS or behind a proxy that speaks it.", nameof(options));
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(Workbench).Assembly.GetName().Name });
        Listen(builder.WebHost, options);
        builder.Logging.AddProvider(new FaultLog(options.Log)).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None); // it would have the keys enciphered by a key that lies beside them
        var log = FindingLog.Open(options.Registry, options.Clock);
        AddAreas(builder.Services, options);
        AccessSetup.Add(builder.Services, log, options);
        var app = builder.Build();
        Use(app);
        app.Lifetime.ApplicationStarted.Register(() => _ = app.Services.GetRequiredService<LiveOverview>().WarmUpAsync());
        return app;
    }

    /// <summary>The address under which it listens, once it has started.</summary>
    public static Uri AddressOf(WebApplication workbench) => new(workbench.Urls.First());

    private static void Listen(ConfigureWebHostBuilder host, WorkbenchOptions options)
    {
        host.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            BodyLimits.Set(kestrel.Limits);
            kestrel.Listen(options.Listen, listen =>
            {
                if (options.Access.Certificate is { } certificate)
                    listen.UseHttps(certificate);
            });
        });
        if (options.Access.Certificate is not null)
            host.UseKestrelHttpsConfiguration();
    }

    private static void AddAreas(IServiceCollection services, WorkbenchOptions options)
    {
        services
            .AddSingleton(options).AddSingleton(options.Clock)
            .AddWorklist()
            .AddSingleton<StudyShelf>().AddSingleton<PaperShelf>().AddCohort()
            .AddSingleton<LiveMatches>()
            .AddSingleton<Notices>()
            .AddSingleton<ImportDrafts>()
            .AddSingleton<FormDrafts<LesionForm>>()
            .AddSingleton<LesionDesk>()
            .AddSingleton<ImageShelf>().AddSingleton<PetBench>().AddSingleton<PetDesk>().AddSingleton<PetPictures>().AddSingleton<PetArchive>()
            .AddSingleton<EntryDesk>().AddSingleton<EntryDrafts>()
            .AddBoard()
            .AddSingleton<PatientCards>()
            .AddSingleton(_ => new FeedbackLog(options.Registry))
            .AddHttpContextAccessor()
            .AddRouting();
        Compression.Add(services);
        services.AddRazorComponents();
        services.AddCors(cors => cors.AddPolicy(CdsRoutes.Policy, CdsRoutes.CorsOf(options)));
    }

    private static void Use(WebApplication app)
    {
        app.UseMiddleware<Door>();
        app.UseMiddleware<SecurityHeaders>();
        Compression.Use(app);
        app.UseMiddleware<ReaderLanguage>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = FaultPage.Address,
            CreateScopeForErrors = true,
            StatusCodeSelector = fault => fault is RefusedException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute(NotFoundPage.Address, createScopeForStatusCodePages: true); // before antiforgery, or a 404 becomes 500
        app.UseApiRefusals();
        app.UseRouting();
        app.UseCors();
        AccessSetup.Use(app);
        BodyLimits.Use(app);
        app.UseMiddleware<PageTurns>();
        app.UseAntiforgery();
        app.UseStatementSwitch(app.Services.GetRequiredService<WorkbenchOptions>());
        app.MapRazorComponents<App>();
        Assets.Map(app);
        ReaderLanguage.Map(app);
        StudyFiles.Map(app);
        PaperFiles.Map(app);
        PlanFiles.Map(app);
        var forms = app.MapForms();
        DuplicatePosts.Map(forms);
        app.MapCohort(forms);
        FactSheetPosts.Map(forms);
        LesionPosts.Map(forms);
        PetPosts.Map(forms);
        PetPictures.Map(app);
        JobPosts.Map(forms);
        EntryPosts.Map(app);
        app.MapWorklist(forms);
        BoardRoom.Map(app, forms);
        DraftPosts.Map(app, forms);
        CdsRoutes.Map(app);
        AccessSetup.Map(app, forms);
        ApiRoutes.Map(app);
        FhirRoutes.Map(app);
        UploadPost.Map(app); // reads and checks its own form
        app.MapGet("/healthz", async (FindingLog log, CancellationToken cancel) =>
        {
            await log.PositionAsync(cancel);
            return Results.Text("ok");
        }).AllowAnonymous();
    }
}
