using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using Workshop.WebFront.Exports;
using Workshop.WebFront.Exports.Pdf;

namespace Workshop.WebFront.Tests.Exports;

public sealed class DashboardPdfTests
{
    private const string Path = "/api/v1/export/dashboard.pdf";

    [Fact]
    public async Task The_report_says_in_German_what_the_dashboard_says()
    {
        await using var workshop = await FilledAsync();

        var text = TextOf(await PdfAsync(workshop, "de"));

        text.ShouldContain("Produktionsbericht");
        text.ShouldContain("Zeitraum 19.11.2026 – 18.12.2026");
        text.ShouldContain("Zeitzone Europe/Berlin");
        text.ShouldContain("Stand 18.12.2026 10:14");
        text.ShouldContain("Gezählte Einträge 3");
        text.ShouldContain("Fehlerquote 33,33 %");
        text.ShouldContain("paint.error 1 100,0 %");
        text.ShouldContain("Filbert 7 100,0 % 2 0");
        text.ShouldContain("Holzeisenbahn");
        text.ShouldContain("Seite 1 von");
    }

    [Theory]
    [InlineData("en-US,en;q=0.9", "Production report", "en")]
    [InlineData("fr, de-AT;q=0.8, en;q=0.5", "Produktionsbericht", "de")]
    [InlineData("fr", "Production report", "en")]
    [InlineData("", "Production report", "en")]
    public async Task It_speaks_the_reader_s_language(string accepted, string title, string language)
    {
        await using var workshop = new TestWorkshop();
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);

        using var response = await workshop.Admin().SendAsync(request);

        response.Content.Headers.ContentLanguage.ShouldBe([language]);
        TextOf(await response.Content.ReadAsByteArrayAsync()).ShouldContain(title);
    }

    [Fact]
    public async Task A_workshop_without_entries_has_no_figures_rather_than_wrong_ones()
    {
        await using var workshop = new TestWorkshop();

        var text = TextOf(await PdfAsync(workshop, "en"));

        text.ShouldContain("no data yet");
        text.ShouldNotContain("100.0 %");
    }

    [Fact]
    public async Task Long_lists_go_on_over_pages_that_are_numbered_and_A4()
    {
        await using var workshop = await FilledAsync();
        await workshop.Admin().PostAsync($"[{string.Join(',', Enumerable.Range(0, 70).Select(i => $$"""{"team":"Team {{i}}","item":"{{new string('x', 200)}}"}"""))}]");

        using var pdf = PdfDocument.Open(await PdfAsync(workshop, "en"));

        pdf.NumberOfPages.ShouldBeGreaterThan(2);
        foreach (var page in pdf.GetPages())
        {
            page.Width.ShouldBe(595, 1);
            page.Height.ShouldBe(842, 1);
            Words(page).ShouldContain($"Page {page.Number} of {pdf.NumberOfPages}");
            Words(page).ShouldContain("Europe/Berlin");
        }

        string.Join(' ', pdf.GetPages().Select(Words)).ShouldContain("and 12 more");
    }

    [Fact]
    public async Task Every_letter_that_a_name_can_have_gets_onto_the_page()
    {
        await using var workshop = await FilledAsync();
        await workshop.Admin().PostAsync("""[{"team":"Žofie 🎄 \u202e 世界 العربية","item":"é"}]""");

        TextOf(await PdfAsync(workshop, "de")).ShouldContain("Žofie");
    }

    [Fact]
    public async Task Without_a_font_it_is_told_what_to_install()
    {
        await using var workshop = new TestWorkshop { Replace = services => services.AddSingleton(new FontSource(_ => false)) };

        var answer = await workshop.Admin().ReadAsync(Path);

        answer.Status.ShouldBe(HttpStatusCode.NotImplemented);
        answer.Code.ShouldBe("pdf.font_missing");
        answer.Json.GetProperty("detail").GetString()!.ShouldContain("fonts-dejavu-core");
        workshop.Log.Lines.ShouldContain(line => line.Contains("No PDF can be written", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_font_that_is_there_is_taken_with_its_bold_letters_if_they_are_there_too()
    {
        FontFiles.Find(file => file.Contains("liberation-sans", StringComparison.Ordinal))
            .ShouldBe(new FontFiles("/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf", "/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf"));
        FontFiles.Find(file => file == "/usr/share/fonts/dejavu/DejaVuSans.ttf").ShouldBe(new FontFiles("/usr/share/fonts/dejavu/DejaVuSans.ttf", null));
        FontFiles.Find(_ => false).ShouldBeNull();
    }

    [Theory]
    [InlineData("?lang=fr")]
    [InlineData("?language=de")]
    public async Task A_question_that_makes_no_sense_is_refused(string query)
    {
        await using var workshop = new TestWorkshop();

        (await workshop.Admin().ReadAsync(Path + query)).Code.ShouldBe("query.invalid");
    }

    private static async Task<TestWorkshop> FilledAsync()
    {
        var workshop = new TestWorkshop();
        workshop.Clock.Set(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
        await workshop.Admin().PostAsync(
            """[{"team":"Filbert","item":"Holzeisenbahn","count":4},{"team":"Filbert","item":"Kreisel","count":3},{"team":"Elwin","type":"paint.error"}]""");
        return workshop;
    }

    private static async Task<byte[]> PdfAsync(TestWorkshop workshop, string language)
    {
        using var response = await workshop.Admin().GetAsync($"{Path}?lang={language}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static string TextOf(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes);
        return string.Join(' ', pdf.GetPages().Select(Words)).Replace('\u00a0', ' ');
    }

    private static string Words(UglyToad.PdfPig.Content.Page page) => string.Join(' ', page.GetWords().Select(word => word.Text)).Replace('\u00a0', ' ');
}
