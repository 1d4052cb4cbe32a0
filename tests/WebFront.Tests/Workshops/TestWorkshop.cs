using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workshop.WebFront.Backups;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Workshops;

/// <summary>The whole service on a real database in a scratch directory, in memory as far as HTTP is concerned.</summary>
public sealed class TestWorkshop : WebApplicationFactory<Program>
{
    public const string AdminKey = "an-admin-key-for-tests-0123456789";

    /// <summary>The name of the key in settings.</summary>
    public const string BootstrapKey = "Workshop:BootstrapKey";

    private readonly ScratchDirectory _scratch = new();

    public TestWorkshop() => DataDirectory = _scratch.Path;

    /// <summary>Kept when the service stops, if it is not the scratch directory.</summary>
    public string DataDirectory { get; init; }

    public TestClock Clock { get; init; } = new();

    /// <summary>Settings beside the usual ones, or instead of them.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Replaces services.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };

    /// <summary>What was logged.</summary>
    internal TestLog Log { get; } = new();

    /// <summary>A client that sends a fresh key with these scopes.</summary>
    public async Task<HttpClient> ClientAsync(Scopes scopes, string? team = null) => ClientWith(await KeyAsync(scopes, team));

    /// <summary>A client that sends the admin's key.</summary>
    public HttpClient Admin() => ClientWith(AdminKey);

    /// <summary>A client that sends no key and keeps no cookies.</summary>
    public HttpClient Stranger() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = ClientOptions.BaseAddress });

    public HttpClient ClientWith(string key)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", key);
        return client;
    }

    /// <summary>A browser: keeps cookies, and says where its requests come from.</summary>
    public HttpClient Browser()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        client.DefaultRequestHeaders.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return client;
    }

    /// <summary>A new key.</summary>
    public async Task<string> KeyAsync(Scopes scopes, string? team = null, DateTimeOffset? expires = null)
    {
        var secret = NewKey.Secret();
        var key = NewKey.Of(secret, $"{scopes} {team}", scopes, Clock.GetUtcNow()) with { Team = team, ExpiresAt = expires };
        await Services.GetRequiredService<KeyRing>().AddAsync(key, default);
        return secret;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("Workshop:DataDirectory", DataDirectory);
        builder.UseSetting("Workshop:TimeZone", "Europe/Berlin");
        builder.UseSetting(BootstrapKey, AdminKey);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            // Most tests end before anybody would want a backup.
            if (!Settings.ContainsKey("Workshop:Backups:Automatic"))
                services.Configure<BackupOptions>(static backups => backups.Automatic = false);
            Replace(services);
        });
    }
}
