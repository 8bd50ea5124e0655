using System.Net;
using Islet.Course;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>What the workbench serves, and where.</summary>
/// <param name="Registry">Path of the registry's file, or its address on a server.</param>
/// <param name="Listen">An address of the loopback; port 0: any free one.</param>
public sealed record WorkbenchOptions(string Registry, IPEndPoint Listen)
{
    public IPEndPoint Listen { get; init => field = OnLoopback(value); } = OnLoopback(Listen);

    /// <summary>Folder of the study files that are offered.</summary>
    public string StudyFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "studies");

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

    private static IPEndPoint OnLoopback(IPEndPoint address) => IPAddress.IsLoopback(address.Address) ? address
        : throw new ArgumentException("The workbench signs in whoever reaches it, so it listens on the loopback only.", nameof(address));
}

/// <summary>The workbench in the browser: one web application over one registry.</summary>
public static class Workbench
{
    /// <summary>Built on an empty host, so that no file and no variable of the surroundings can make it listen elsewhere.</summary>
    /// <exception cref="RefusedException">The registry cannot be opened.</exception>
    public static WebApplication Create(WorkbenchOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(Workbench).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Listen);
        });
        builder.Logging.AddProvider(new FaultLog(options.Log)).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None); // it misses the key that nothing here needs
        var log = FindingLog.Open(options.Registry, options.Clock);
        builder.Services
            .AddSingleton(_ => log) // by a factory, so that the host closes it
            .AddSingleton(options).AddSingleton(options.Clock)
            .AddSingleton<LiveOverview>()
            .AddWorklist()
            .AddSingleton<StudyShelf>().AddCohort()
            .AddSingleton<LiveMatches>()
            .AddSingleton<Notices>()
            .AddSingleton<ImportDrafts>()
            .AddSingleton<LesionDrafts>()
            .AddSingleton<LesionDesk>()
            .AddSingleton<EntryDesk>().AddSingleton<EntryDrafts>()
            .AddBoard()
            .AddSingleton<PatientCards>()
            .AddSingleton(_ => new FeedbackLog(options.Registry))
            .AddHttpContextAccessor()
            .AddRouting();
        Compression.Add(builder.Services);
        builder.Services.AddRazorComponents();
        builder.Services.AddCors(cors => cors.AddPolicy(CdsRoutes.Policy, CdsRoutes.CorsOf(options)));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider().DisableAutomaticKeyGeneration(); // one process serves: its keys live and end with it
        builder.Services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "islet-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.HttpOnly = true;
        });
        builder.Services.AddAuthentication(LocalSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, LocalSignIn>(LocalSignIn.Scheme, null);
        var policies = builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var right in Enum.GetValues<Right>())
            policies.AddPolicy(right.ToString(), policy => policy.RequireAssertion(asked => SignedIn.Of(asked.User)?.May(right) is true));
        var app = builder.Build();
        Use(app);
        app.Lifetime.ApplicationStarted.Register(() => _ = app.Services.GetRequiredService<LiveOverview>().WarmUpAsync());
        return app;
    }

    /// <summary>The address under which it listens, once it has started.</summary>
    public static Uri AddressOf(WebApplication workbench) => new(workbench.Urls.First());

    private static void Use(WebApplication app)
    {
        app.UseMiddleware<LocalOnly>();
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
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseStatementSwitch(app.Services.GetRequiredService<WorkbenchOptions>());
        app.MapRazorComponents<App>();
        Assets.Map(app);
        ReaderLanguage.Map(app);
        StudyFiles.Map(app);
        PlanFiles.Map(app);
        var forms = app.MapForms();
        DuplicatePosts.Map(forms);
        app.MapCohort(forms);
        FactSheetPosts.Map(forms);
        LesionPosts.Map(forms);
        EntryPosts.Map(app);
        app.MapWorklist(forms);
        BoardRoom.Map(app, forms);
        DraftPosts.Map(app, forms);
        CdsRoutes.Map(app);
        ApiRoutes.Map(app);
        FhirRoutes.Map(app);
        UploadPost.Map(app); // reads and checks its own form
        app.MapGet("/healthz", async (FindingLog log, CancellationToken cancel) =>
        {
            await log.PositionAsync(cancel);
            return Results.Text("ok");
        });
    }
}
