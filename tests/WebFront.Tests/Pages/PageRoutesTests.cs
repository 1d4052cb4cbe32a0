namespace Workshop.WebFront.Tests.Pages;

/// <summary>Addresses of pages work when they are typed, linked or loaded again; others say that there is nothing.</summary>
public sealed class PageRoutesTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("/")]
    [InlineData("/log")]
    [InlineData("/log?team=Filbert&unusual=true")]
    [InlineData("/teams")]
    [InlineData("/teams/Filbert")]
    [InlineData("/teams/A%2FB%20%C3%B6")]
    [InlineData("/features")]
    [InlineData("/features/paint")]
    [InlineData("/days")]
    [InlineData("/days/2026-12-24")]
    [InlineData("/incidents")]
    [InlineData("/incidents?state=open")]
    [InlineData("/incidents/0123456789-012345678")]
    [InlineData("/alerts")]
    [InlineData("/wall")]
    [InlineData("/lights")]
    [InlineData("/settings")]
    public async Task A_page_is_served_at_its_own_address(string path)
    {
        var answer = await GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        answer.Text.ShouldContain("<div id=\"page\">");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/log/")]
    [InlineData("/teams/")]
    [InlineData("/teams/Filbert/days")]
    [InlineData("/days/2026-02-30")]
    [InlineData("/days/today")]
    [InlineData("/<script>")]
    public async Task An_address_without_a_page_is_404_and_shows_people_a_page_that_says_so(string path)
    {
        var answer = await GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Text.ShouldContain("<div id=\"page\">");
    }

    [Theory]
    [InlineData("/nowhere", "application/json")]
    [InlineData("/nowhere", "*/*")]
    [InlineData("/api/v1/nowhere", Browser)]
    [InlineData("/assets/nowhere.js", Browser)]
    public async Task Programs_get_a_problem(string path, string accept)
    {
        var answer = await GetAsync(path, accept);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("not_found");
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    public async Task Scripts_come_as_the_build_has_compressed_them(string accepted, string encoding)
    {
        var document = await GetAsync("/");
        var script = document.Text.Split("src=\"").Select(part => part.Split('"')[0]).Single(path => path.StartsWith("/assets/", StringComparison.Ordinal));
        var request = new HttpRequestMessage(HttpMethod.Get, script);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await shared.Workshop.Stranger().SendAsync(request);

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    /// <summary>What the first page waits for; the parts of the others come when they are wanted.</summary>
    [Fact]
    public async Task The_scripts_of_the_first_page_are_small()
    {
        var document = await GetAsync("/");
        var scripts = document.Text.Split("<").Where(static tag => tag.StartsWith("script", StringComparison.Ordinal) || tag.StartsWith("link rel=\"modulepreload\"", StringComparison.Ordinal))
            .Select(static tag => tag.Split('"').Single(static part => part.EndsWith(".js", StringComparison.Ordinal)))
            .Where(static path => path.StartsWith("/assets/", StringComparison.Ordinal));

        var bytes = 0;
        foreach (var script in scripts)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, script);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            using var answer = await shared.Workshop.Stranger().SendAsync(request);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        bytes.ShouldBeInRange(20_000, 95_000);
    }

    private Task<Answer> GetAsync(string path, string accept = Browser)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return shared.Workshop.Stranger().DoAsync(request);
    }
}
