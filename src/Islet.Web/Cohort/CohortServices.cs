using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Web;

/// <summary>What the cohort explorer and the study builder need.</summary>
internal static class CohortServices
{
    public static IServiceCollection AddCohort(this IServiceCollection services) => services
        .AddSingleton<CohortAnswers>().AddScoped<CohortDesk>() // its census is the one that the reader may see
        .AddSingleton<CohortResponses>().AddSingleton<StudyBench>().AddSingleton<SavedStudies>();

    public static void MapCohort(this IEndpointRouteBuilder routes, IEndpointRouteBuilder forms)
    {
        StudyBenchFiles.Map(routes);
        CohortFigureFiles.Map(routes);
        SaveStudyPost.Map(forms);
    }
}
