namespace Workshop.WebFront.Problems;

/// <summary>Every error is answered as a problem.</summary>
internal static class ProblemsFeature
{
    public static void UseProblems(this IApplicationBuilder app) => app.UseMiddleware<ProblemMiddleware>();
}
