using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>A mail that the server was handed.</summary>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Text, string? User, bool Encrypted)
{
    /// <summary>A header, unfolded.</summary>
    public string? Header(string name) => Head
        .Replace("\r\n ", " ", StringComparison.Ordinal)
        .Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    public string Head => Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));

    public string Subject => string.Concat(Header("Subject")!.Split(' ').Select(Decode));

    private static string Decode(string word)
    {
        word.Length.ShouldBeLessThanOrEqualTo(75);
        word.ShouldStartWith("=?utf-8?B?");
        return Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2]));
    }
}

/// <summary>A mail server on a free port of this machine, that speaks SMTP as a real one does, and can be told to behave badly.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly Task _serving;

    public MailServer(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyCollection<ReceivedMail> Mails => _mails;

    /// <summary>What was said to it, over all connections.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>With it, STARTTLS is offered.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Encrypted from the first byte on.</summary>
    public bool IsEncryptedFromTheStart { get; init; }

    /// <summary>With it, nobody is served who has not signed in with it.</summary>
    public (string User, string Password)? Account { get; init; }

    /// <summary>The ways to sign in that it offers.</summary>
    public string AuthWays { get; init; } = "PLAIN LOGIN";

    /// <summary>Answers to a command in the place of the usual one; null: the usual one. Empty: the connection is closed.</summary>
    public Func<string, string?> Instead { get; set; } = static _ => null;

    /// <summary>Waited for before a mail is acknowledged.</summary>
    public Func<CancellationToken, Task> BeforeAcknowledging { get; set; } = static _ => Task.CompletedTask;

    public async Task<ReceivedMail> FirstAsync() =>
        await Eventually.GetAsync(() => Task.FromResult(_mails.TryPeek(out var mail) ? mail : null), "a mail");

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _serving;
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
                conversations.Add(ConverseAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await new Conversation(this, client.GetStream()).RunAsync(_ending.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or AuthenticationException)
            {
                // The client has gone, or does not trust the server.
            }
        }
    }

    private sealed class Conversation(MailServer server, Stream stream)
    {
        private Stream _stream = stream;
        private bool _encrypted;
        private string? _user;
        private string _from = "";
        private List<string> _to = [];

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            if (server.IsEncryptedFromTheStart)
                await EncryptAsync(cancellationToken);
            await SayAsync("220-mail.example.org\r\n220 welcomes you");
            while (await ReadLineAsync(cancellationToken) is { } line)
            {
                server.Commands.Enqueue(line);
                if (server.Instead(line) is { } instead)
                {
                    if (instead.Length == 0)
                        return;
                    await SayAsync(instead);
                    continue;
                }

                if (!await AnswerAsync(line, cancellationToken))
                    return;
            }
        }

        private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(Greeting());
                    return true;
                case "STARTTLS" when server.Certificate is not null:
                    await SayAsync("220 go ahead");
                    await EncryptAsync(cancellationToken);
                    return true;
                case "AUTH":
                    await SayAsync(await SignInAsync(line, cancellationToken));
                    return true;
                case "MAIL" when server.Account is not null && _user is null:
                    await SayAsync("530 5.7.0 sign in first");
                    return true;
                case "MAIL":
                    (_from, _to) = (Address(line), []);
                    await SayAsync("250 2.1.0 ok");
                    return true;
                case "RCPT":
                    _to.Add(Address(line));
                    await SayAsync("250 2.1.5 ok");
                    return true;
                case "DATA":
                    await SayAsync("354 end with a dot");
                    await TakeAsync(cancellationToken);
                    return true;
                case "QUIT":
                    await SayAsync("221 bye");
                    return false;
                default:
                    await SayAsync("502 what?");
                    return true;
            }
        }

        private string Greeting()
        {
            var lines = new List<string> { "mail.example.org", "SIZE 1000000" };
            if (server.Certificate is not null && !_encrypted)
                lines.Add("STARTTLS");
            if (server.Account is not null && (_encrypted || server.Certificate is null))
                lines.Add($"AUTH {server.AuthWays}");
            lines.Add("8BITMIME");
            return string.Join("\r\n", lines.Select((line, i) => $"250{(i < lines.Count - 1 ? '-' : ' ')}{line}"));
        }

        private async Task<string> SignInAsync(string line, CancellationToken cancellationToken)
        {
            string[] parts;
            if (line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))
            {
                parts = Decode(line[11..]).Split('\0')[1..];
            }
            else
            {
                await SayAsync("334 VXNlcm5hbWU6");
                var user = Decode(await ReadLineAsync(cancellationToken) ?? "");
                await SayAsync("334 UGFzc3dvcmQ6");
                parts = [user, Decode(await ReadLineAsync(cancellationToken) ?? "")];
            }

            if (server.Account is not { } account || parts[0] != account.User || parts[1] != account.Password)
                return "535 5.7.8 no";
            _user = parts[0];
            return "235 2.7.0 welcome";
        }

        private async Task TakeAsync(CancellationToken cancellationToken)
        {
            var text = new StringBuilder();
            while (await ReadLineAsync(cancellationToken) is { } line && line != ".")
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            server._mails.Enqueue(new ReceivedMail(_from, _to, text.ToString(), _user, _encrypted));
            await server.BeforeAcknowledging(cancellationToken);
            await SayAsync("250 2.0.0 queued");
        }

        private async Task EncryptAsync(CancellationToken cancellationToken)
        {
            var secure = new SslStream(_stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, cancellationToken);
            (_stream, _encrypted) = (secure, true);
        }

        /// <summary>Byte by byte, so that nothing of what follows STARTTLS is read too early.</summary>
        private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await _stream.ReadAsync(one, cancellationToken) == 1)
            {
                if (one[0] == '\n')
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(one[0]);
            }

            return null;
        }

        private async Task SayAsync(string reply) => await _stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"));

        private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

        private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
