namespace Workshop.WebFront.Tests.Problems;

public sealed class ProblemTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    [Theory]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound, "not_found")]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound, "not_found")]
    [InlineData("POST", "/", HttpStatusCode.NotFound, "not_found")]
    [InlineData("PUT", "/production/log", HttpStatusCode.MethodNotAllowed, "method.not_allowed")]
    [InlineData("DELETE", "/api/v1/dashboard", HttpStatusCode.MethodNotAllowed, "method.not_allowed")]
    [InlineData("PATCH", "/api/v1/session", HttpStatusCode.MethodNotAllowed, "method.not_allowed")]
    public async Task What_is_not_there_is_a_problem_like_any_other(string method, string path, HttpStatusCode status, string code)
    {
        var answer = await shared.Workshop.Stranger().DoAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.Status.ShouldBe(status);
        answer.Code.ShouldBe(code);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_method_says_which_are_right()
    {
        var answer = await shared.Workshop.Stranger().DoAsync(new HttpRequestMessage(HttpMethod.Put, "/production/log"));

        answer.ContentHeaders.Allow.ShouldBe(["GET", "POST"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/session")]
    [InlineData("/nothing")]
    [InlineData("/health/live")]
    public async Task Every_answer_keeps_browsers_from_running_what_is_not_ours(string path)
    {
        var headers = (await shared.Workshop.Stranger().ReadAsync(path)).Headers;

        headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
        headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        headers.Contains("Server").ShouldBeFalse();
    }
}
