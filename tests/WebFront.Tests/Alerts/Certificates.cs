using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>A certificate that nobody trusts who was not told to.</summary>
internal static class Certificates
{
    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        // A server on Windows takes no key that lives only in memory.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    /// <summary>Writes it, without its key, where a setting can name it.</summary>
    public static string Write(X509Certificate2 certificate, string directory)
    {
        var file = Path.Combine(directory, "trusted.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }
}
