using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Workshop.WebFront.Alerts.Smtp;

/// <summary>
/// Hands a mail to a mail server (RFC 5321, 3207, 4954). As much security as was asked for, or none of the mail: without it neither the
/// password nor the mail is sent.
/// </summary>
internal sealed class SmtpConversation : IAsyncDisposable
{
    /// <summary>What the service calls itself: the form for machines without a name of their own.</summary>
    private const string Greeting = "EHLO [127.0.0.1]";

    private readonly SslClientAuthenticationOptions _tls;
    private SmtpLine _line;
    private SmtpReply _hello = new(0, []);

    private SmtpConversation(Stream stream, SslClientAuthenticationOptions tls)
    {
        _tls = tls;
        _line = new SmtpLine(stream);
    }

    /// <summary>Connects and greets.</summary>
    /// <param name="host">The server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="security"><c>starttls</c>, <c>tls</c> or <c>none</c>.</param>
    /// <param name="tls">Which certificates are trusted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SmtpFailureException">The server does not do what is needed.</exception>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">Its certificate is not trusted.</exception>
    public static async Task<SmtpConversation> OpenAsync(
        string host, int port, string security, SslClientAuthenticationOptions tls, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        SmtpConversation? conversation = null;
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken);
            conversation = new SmtpConversation(new NetworkStream(socket, ownsSocket: true), tls);
            await conversation.GreetAsync(security, cancellationToken);
            return conversation;
        }
        catch
        {
            if (conversation is not null)
                await conversation.DisposeAsync();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Signs in.</summary>
    /// <exception cref="SmtpFailureException">Not with these, or not in a way that is known here.</exception>
    public async Task SignInAsync(string user, string password, CancellationToken cancellationToken)
    {
        var ways = _hello.Extension("AUTH") ?? [];
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            Check(await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancellationToken), 235);
            return;
        }

        if (!ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
            throw new SmtpFailureException("auth");
        Check(await AskAsync("AUTH LOGIN", cancellationToken), 334);
        Check(await AskAsync(Base64(user), cancellationToken), 334);
        Check(await AskAsync(Base64(password), cancellationToken), 235);

        static void Check(SmtpReply reply, int wanted)
        {
            if (reply.Code != wanted)
                throw new SmtpFailureException(reply.IsPermanent ? "auth" : "busy");
        }
    }

    /// <summary>Hands a mail over. It is the server's when this returns.</summary>
    /// <param name="from">The sender's address.</param>
    /// <param name="to">The addresses of who gets it.</param>
    /// <param name="mail">The mail, with lines that end with CR LF.</param>
    /// <param name="cancellationToken">Ends it; whether the server has the mail is not known then.</param>
    /// <returns>How many of the addresses the server has refused; never all.</returns>
    public async Task<int> SendAsync(string from, IReadOnlyList<string> to, string mail, CancellationToken cancellationToken)
    {
        Check(await AskAsync($"MAIL FROM:<{from}>", cancellationToken));
        var refused = new List<SmtpReply>();
        foreach (var address in to)
        {
            var reply = await AskAsync($"RCPT TO:<{address}>", cancellationToken);
            if (!reply.IsDone)
                refused.Add(reply);
        }

        if (refused.Count == to.Count)
            Check(refused[0]);
        var ready = await AskAsync("DATA", cancellationToken);
        if (ready.Code != 354)
            Check(ready);
        Check(await AskAsync(Stuffed(mail) + ".", cancellationToken, isOneLine: false));
        return refused.Count;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Politeness; the mail is handed over or it is not. Nobody waits for the farewell.
            await _line.SendAsync("QUIT", CancellationToken.None);
        }
        catch (Exception lost) when (lost is IOException or SocketException or InvalidOperationException)
        {
            // It has gone.
        }

        await _line.Stream.DisposeAsync();
    }

    private async Task GreetAsync(string security, CancellationToken cancellationToken)
    {
        if (security == "tls")
            await SecureAsync(cancellationToken);
        Check(await _line.ReadAsync(cancellationToken));
        _hello = Check(await AskAsync(Greeting, cancellationToken));
        if (security != "starttls")
            return;
        if (_hello.Extension("STARTTLS") is null)
            throw new SmtpFailureException("tls");
        Check(await AskAsync("STARTTLS", cancellationToken));
        // What came before the encryption could be anybody's.
        if (_line.HasMore)
            throw new SmtpFailureException("protocol");
        await SecureAsync(cancellationToken);
        _hello = Check(await AskAsync(Greeting, cancellationToken));
    }

    private async Task SecureAsync(CancellationToken cancellationToken)
    {
        var secure = new SslStream(_line.Stream);
        await secure.AuthenticateAsClientAsync(_tls, cancellationToken);
        _line = new SmtpLine(secure);
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken, bool isOneLine = true)
    {
        if (isOneLine)
        {
            await _line.SendAsync(command, cancellationToken);
        }
        else
        {
            await _line.Stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
            await _line.Stream.FlushAsync(cancellationToken);
        }

        return await _line.ReadAsync(cancellationToken);
    }

    private static SmtpReply Check(SmtpReply reply)
    {
        if (!reply.IsDone)
            throw new SmtpFailureException(reply.IsPermanent ? "rejected" : "busy", isRefusal: reply.IsPermanent);
        return reply;
    }

    /// <summary>A line that begins with a dot gets another one, because a dot alone ends the mail.</summary>
    private static string Stuffed(string mail) =>
        (mail.StartsWith('.') ? "." : "") + mail.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
