using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Keys;

namespace Workshop.WebFront.Tests.Keys;

public sealed class KeyUsesTests
{
    [Fact]
    public async Task A_use_is_seen_at_once_and_written_later()
    {
        await using var workshop = new TestWorkshop();
        await workshop.Admin().ReadAsync("/api/v1/teams");

        (await StoredAsync(workshop)).ShouldBeNull("no request writes it");
        (await workshop.Admin().ReadAsync("/api/v1/keys")).Json[0].GetProperty("lastUsedAt").GetString().ShouldNotBeNull();

        await workshop.Services.GetRequiredService<KeyUses>().WriteAsync(default);
        (await StoredAsync(workshop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_use_is_written_when_the_service_stops()
    {
        using var data = new ScratchDirectory();
        DateTimeOffset used;
        await using (var before = new TestWorkshop { DataDirectory = data.Path })
        {
            await before.Admin().ReadAsync("/api/v1/teams");
            used = before.Clock.GetUtcNow();
        }

        await using var after = new TestWorkshop { DataDirectory = data.Path };
        (await StoredAsync(after)).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(used);
    }

    private static async Task<DateTimeOffset?> StoredAsync(TestWorkshop workshop) =>
        (await workshop.Services.GetRequiredService<IKeyStore>().ListAsync())[0].LastUsedAt;
}
