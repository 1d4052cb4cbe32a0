using System.Security.Cryptography;
using Workshop.Keys;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store of API keys does.</summary>
public abstract class KeyStoreContract(ITestStorageFactory factory) : StorageContract(factory)
{
    private static readonly DateTimeOffset Created = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_key_is_read_back_after_closing_and_opening()
    {
        var key = Key("k1") with { Team = "Filbert", ExpiresAt = Created.AddDays(30) };
        await Storage.Keys.AddAsync(key);
        await ReopenAsync();

        var stored = (await Storage.Keys.ListAsync()).ShouldHaveSingleItem();

        (stored with { Hash = default }).ShouldBe(key with { Hash = default });
        stored.Hash.ToArray().ShouldBe(key.Hash.ToArray());
    }

    [Fact]
    public async Task A_key_may_have_no_team_and_no_end()
    {
        await Storage.Keys.AddAsync(Key("k1"));

        var stored = (await Storage.Keys.ListAsync()).ShouldHaveSingleItem();

        stored.Team.ShouldBeNull();
        stored.ExpiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_key_is_gone_and_removing_it_again_is_no_error()
    {
        await Storage.Keys.AddAsync(Key("k1"));
        await Storage.Keys.AddAsync(Key("k2"));

        await Storage.Keys.RemoveAsync("k1");
        await Storage.Keys.RemoveAsync("k1");

        (await Storage.Keys.ListAsync()).Select(k => k.Id).ShouldBe(["k2"]);
    }

    [Fact]
    public async Task Adding_the_same_key_again_changes_nothing_and_another_one_with_its_id_is_refused()
    {
        await Storage.Keys.AddAsync(Key("k1"));
        await Storage.Keys.AddAsync(Key("k1"));

        var other = Key("k1") with { Hash = SHA256.HashData("other"u8) };
        await Should.ThrowAsync<InvalidOperationException>(async () => await Storage.Keys.AddAsync(other));

        (await Storage.Keys.ListAsync()).ShouldHaveSingleItem().Hash.ToArray().ShouldBe(Key("k1").Hash.ToArray());
    }

    [Fact]
    public async Task Of_several_first_admins_at_once_one_is_stored()
    {
        var keys = Enumerable.Range(0, 8).Select(i => Key($"k{i}") with { Scopes = Scopes.Admin }).ToList();

        var stored = await Task.WhenAll(keys.Select(key => Task.Run(() => Storage.Keys.AddFirstAdminAsync(key).AsTask())));

        stored.Count(static won => won).ShouldBe(1);
        var winner = keys[Array.IndexOf(stored, true)];
        (await Storage.Keys.ListAsync()).ShouldHaveSingleItem().Id.ShouldBe(winner.Id);
        (await Storage.Keys.AddFirstAdminAsync(winner)).ShouldBeTrue("trying the same key again is right");
        (await Storage.Keys.AddFirstAdminAsync(Key("late") with { Scopes = Scopes.Admin })).ShouldBeFalse();
    }

    [Fact]
    public async Task Keys_that_are_no_admin_s_or_no_longer_work_stand_in_no_first_admin_s_way()
    {
        await Storage.Keys.AddAsync(Key("reader"));
        await Storage.Keys.AddAsync(Key("expired") with { Scopes = Scopes.Admin, ExpiresAt = Created });

        (await Storage.Keys.AddFirstAdminAsync(Key("k1") with { Scopes = Scopes.Admin })).ShouldBeTrue();
        await Storage.Keys.RemoveAsync("k1");
        (await Storage.Keys.AddFirstAdminAsync(Key("k2") with { Scopes = Scopes.Admin | Scopes.Read })).ShouldBeTrue();
        (await Storage.Keys.AddFirstAdminAsync(Key("k3") with { Scopes = Scopes.Admin })).ShouldBeFalse();
    }

    private static ApiKey Key(string id) =>
        new(id, $"Name of {id}", SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)), Scopes.Ingest | Scopes.Read, null, Created, null);
}
