using Workshop.Alerts;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>Critical errors become mails, over a real conversation with a mail server.</summary>
public sealed class MailTests : IDisposable
{
    private const string Hello = "EHLO [127.0.0.1]";

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_critical_error_is_a_mail()
    {
        await using var server = new MailServer();
        await using var workshop = new TestWorkshop
        {
            Settings = AlertedWorkshop.Mails(server.Port, ("Workshop:Alerts:Smtp:To:1", "greta@example.org"), ("Workshop:PublicUrl", "https://workshop.example.org")),
        };
        await workshop.PostCrashAsync();

        var mail = await server.FirstAsync();

        mail.From.ShouldBe("workshop@example.org");
        mail.To.ShouldBe(["elf@example.org", "greta@example.org"]);
        mail.Subject.ShouldBe("Workshop: Critical error “paint.crash” in paint");
        mail.Header("To").ShouldBe("elf@example.org, greta@example.org");
        mail.Header("From").ShouldBe("Workshop <workshop@example.org>");
        mail.Header("Auto-Submitted").ShouldBe("auto-generated");
        mail.Header("Message-ID").ShouldBe($"<{mail.Header("X-Workshop-Delivery")}@example.org>");
        mail.Header("Date").ShouldNotBeNull().ShouldEndWith("+0000");
        mail.Body.ShouldContain("Critical error “paint.crash” in paint");
        mail.Body.ShouldContain("https://workshop.example.org/alerts");
        (await workshop.MessagesAsync("smtp", static messages => messages is [{ State: MessageState.Sent }])).ShouldHaveSingleItem().Attempts.ShouldBe(1);
        server.Commands.ShouldContain("QUIT");
    }

    [Fact]
    public async Task Ordinary_errors_are_none_and_German_is_spoken_where_it_is_set()
    {
        await using var server = new MailServer();
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port, ("Workshop:Alerts:Language", "de")) };
        await workshop.PostCrashAsync("""[{"team":"Filbert","type":"paint.error"},{"team":"Greta","item":"Säge","type":"saw.stuck","severity":"critical"}]""");

        var mail = await server.FirstAsync();

        mail.Subject.ShouldBe("Workshop: Kritischer Fehler „saw.stuck“ in saw");
        mail.Body.ShouldNotContain("paint.error");
    }

    [Theory]
    [InlineData("PLAIN LOGIN")]
    [InlineData("CRAM-MD5 LOGIN")]
    public async Task Signed_in_and_encrypted(string ways)
    {
        using var certificate = Certificates.SelfSigned("localhost");
        await using var server = new MailServer { Certificate = certificate, Account = ("wörkshop", "s3cret geheim"), AuthWays = ways };
        await using var workshop = new TestWorkshop { Settings = Encrypted(server, Certificates.Write(certificate, _scratch.Path)) };
        await workshop.PostCrashAsync();

        var mail = await server.FirstAsync();

        (mail.User, mail.Encrypted).ShouldBe(("wörkshop", true));
        workshop.Log.Lines.ShouldAllBe(static line => !line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encrypted_from_the_first_byte_on()
    {
        using var certificate = Certificates.SelfSigned("localhost");
        await using var server = new MailServer { Certificate = certificate, IsEncryptedFromTheStart = true };
        await using var workshop = new TestWorkshop
        {
            Settings = AlertedWorkshop.Mails(
                server.Port, ("Workshop:Alerts:Smtp:Security", "tls"), ("Workshop:Alerts:Smtp:TrustedCertificates", Certificates.Write(certificate, _scratch.Path))),
        };
        await workshop.PostCrashAsync();

        (await server.FirstAsync()).Encrypted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_gets_neither_the_password_nor_the_mail()
    {
        using var certificate = Certificates.SelfSigned("localhost");
        await using var server = new MailServer { Certificate = certificate, Account = ("u", "s3cret geheim") };
        await using var workshop = new TestWorkshop { Settings = Encrypted(server, trusted: null) };
        await workshop.PostCrashAsync();

        await FailsWithAsync(workshop, "tls");
        server.Commands.ShouldAllBe(static line => line == Hello || line == "STARTTLS" || line == "QUIT");
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_gets_neither()
    {
        await using var server = new MailServer { Account = ("u", "s3cret geheim") };
        await using var workshop = new TestWorkshop { Settings = Encrypted(server, trusted: null) };
        await workshop.PostCrashAsync();

        await FailsWithAsync(workshop, "tls");
        server.Commands.ShouldAllBe(static line => line == Hello || line == "QUIT");
    }

    [Fact]
    public async Task What_the_server_does_not_take_now_it_is_asked_again()
    {
        await using var server = new MailServer();
        var refusals = 0;
        server.Instead = line => line.StartsWith("RCPT", StringComparison.Ordinal) && Interlocked.Increment(ref refusals) == 1 ? "450-4.2.0 greylisted,\r\n450 come back later" : null;
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port) };
        await workshop.PostCrashAsync();
        await FailsWithAsync(workshop, "busy");

        workshop.Clock.Advance(TimeSpan.FromMinutes(1));

        var mail = await server.FirstAsync();
        var message = (await workshop.MessagesAsync("smtp", static messages => messages is [{ State: MessageState.Sent }])).ShouldHaveSingleItem();
        message.Attempts.ShouldBe(2);
        mail.Header("X-Workshop-Delivery").ShouldBe(message.Id.ToString());
    }

    [Theory]
    [InlineData("DATA", "554 5.7.1 spam", "rejected")]
    [InlineData("MAIL", "what?", "protocol")]
    [InlineData("EHLO", "999 beyond", "protocol")]
    [InlineData("EHLO", "250_", "protocol")]
    [InlineData("EHLO", "", "unreachable")]
    public async Task What_goes_wrong_has_a_name(string command, string answer, string error)
    {
        await using var server = new MailServer { Instead = line => line.StartsWith(command, StringComparison.Ordinal) ? answer : null };
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port) };
        await workshop.PostCrashAsync();

        await FailsWithAsync(workshop, error);
    }

    [Fact]
    public async Task A_reply_without_an_end_is_not_read_to_its_end()
    {
        await using var server = new MailServer { Instead = static _ => new string('2', 10_000) };
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port) };
        await workshop.PostCrashAsync();

        await FailsWithAsync(workshop, "protocol");
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such()
    {
        using var certificate = Certificates.SelfSigned("localhost");
        await using var server = new MailServer { Certificate = certificate, Account = ("u", "another one") };
        await using var workshop = new TestWorkshop { Settings = Encrypted(server, Certificates.Write(certificate, _scratch.Path)) };
        await workshop.PostCrashAsync();

        await FailsWithAsync(workshop, "auth");
    }

    [Fact]
    public async Task One_address_that_is_refused_does_not_keep_the_mail_from_the_others()
    {
        await using var server = new MailServer { Instead = static line => line.StartsWith("RCPT TO:<gone@", StringComparison.Ordinal) ? "550 5.1.1 gone" : null };
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port, ("Workshop:Alerts:Smtp:To:1", "gone@example.org")) };
        await workshop.PostCrashAsync();

        (await server.FirstAsync()).To.ShouldBe(["elf@example.org"]);
        (await workshop.MessagesAsync("smtp", static messages => messages is [{ State: MessageState.Sent }]))[0].Error.ShouldBe("some_recipients");
    }

    [Fact]
    public async Task Whatever_stands_in_a_name_is_text()
    {
        await using var server = new MailServer();
        await using var workshop = new TestWorkshop { Settings = AlertedWorkshop.Mails(server.Port) };
        var type = "=?utf-8?Q?x?= <b>\u202E Bcc: evil@example.org.crash";
        await workshop.PostCrashAsync(JsonSerializer.Serialize(new { team = "T", feature = "<!channel> \u2066&", type }));

        var mail = await server.FirstAsync();

        mail.Head.Split("\r\n").Count(static line => !line.StartsWith(' ')).ShouldBe(10);
        mail.Head.ShouldNotContain("evil");
        mail.Header("Bcc").ShouldBeNull();
        mail.Head.Split("\r\n").ShouldAllBe(static line => line.Length < 79 && line.All(char.IsAscii));
        mail.Subject.ShouldContain("=?utf-8?Q?x?= <b>  Bcc: evil@example.org.crash");
        mail.Body.ShouldNotContain('\u202E');
        mail.To.ShouldBe(["elf@example.org"]);
    }

    private static Dictionary<string, string?> Encrypted(MailServer server, string? trusted) => AlertedWorkshop.Mails(
        server.Port,
        ("Workshop:Alerts:Smtp:Security", "starttls"),
        ("Workshop:Alerts:Smtp:User", "wörkshop"),
        ("Workshop:Alerts:Smtp:Password", "s3cret geheim"),
        ("Workshop:Alerts:Smtp:TrustedCertificates", trusted));

    private static async Task FailsWithAsync(TestWorkshop workshop, string error) =>
        await workshop.MessagesAsync("smtp", messages => messages is [{ State: MessageState.Open, Attempts: >= 1 }] && messages[0].Error == error);
}
