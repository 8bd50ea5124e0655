using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Web;

/// <summary>What the board's pages need of the host.</summary>
internal static class BoardRoom
{
    public static IServiceCollection AddBoard(this IServiceCollection services) => services.AddSingleton<DecisionDesk>().AddSingleton<FormDrafts<DecisionForm>>().AddSingleton<FormDrafts<OutcomeForm>>();

    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder forms)
    {
        BoardFiles.Map(routes);
        DecisionPosts.Map(forms);
    }
}
