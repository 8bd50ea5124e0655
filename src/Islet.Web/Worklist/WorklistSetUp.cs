using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Web;

/// <summary>What the workbench needs for the worklist and the decisions of boards.</summary>
internal static class WorklistSetUp
{
    public static IServiceCollection AddWorklist(this IServiceCollection services) => services.AddSingleton<LiveWorklist>();

    public static void MapWorklist(this WebApplication app, IEndpointRouteBuilder forms)
    {
        WorkPosts.Map(forms);
        app.Lifetime.ApplicationStarted.Register(() => _ = app.Services.GetRequiredService<LiveWorklist>().WarmUpAsync());
    }
}
