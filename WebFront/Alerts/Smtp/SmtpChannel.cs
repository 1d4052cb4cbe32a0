using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Workshop.WebFront.Alerts.Channels;
using Workshop.WebFront.Alerts.Texts;

namespace Workshop.WebFront.Alerts.Smtp;

/// <summary>Sends messages as mails. The server's address is trusted as the database's is: it often is one of the own network.</summary>
internal sealed class SmtpChannel(SmtpOptions options, AlertWords words, Uri? publicUrl, TimeProvider clock) : IAlertChannel
{
    public const string ChannelName = "smtp";

    /// <summary>For the whole conversation.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => ChannelName;

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var refused = await HandOverAsync(Compose(message), ending.Token);
            return refused == 0 ? SendResult.Sent : new SendResult(true, "some_recipients");
        }
        catch (SmtpFailureException failure)
        {
            return failure.IsRefusal ? SendResult.Refused(failure.Error) : SendResult.Failed(failure.Error);
        }
        catch (AuthenticationException)
        {
            return SendResult.Failed("tls");
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return SendResult.Failed("unreachable");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Failed("timeout");
        }
    }

    private async Task<int> HandOverAsync(Mail mail, CancellationToken cancellationToken)
    {
        await using var conversation = await SmtpConversation.OpenAsync(
            options.Host!, options.EffectivePort, options.Security, Tls(), cancellationToken);
        if (options.User is { Length: > 0 } user)
            await conversation.SignInAsync(user, options.Password!, cancellationToken);
        return await conversation.SendAsync(mail.From, mail.To, mail.ToString(), cancellationToken);
    }

    private Mail Compose(OutgoingMessage message)
    {
        var text = new MessageText(words, message.Alerts, publicUrl);
        return new Mail
        {
            From = options.From!,
            To = [.. options.To],
            Subject = text.Subject,
            Body = text.Body,
            Id = message.Message.Id,
            Date = message.Message.PlannedAt,
        };
    }

    private SslClientAuthenticationOptions Tls()
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = options.Host };
        if (options.TrustedCertificates is { Length: > 0 } file)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(file);
            tls.CertificateChainPolicy = policy;
        }

        return tls;
    }
}
