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
        var key = Key("k1") with { Team = "Filbert", ExpiresAt = Created.AddDays(30), RequestsPerMinute = 600, Replaces = "k0" };
        await Storage.Keys.AddAsync(key);
        await ReopenAsync();

        var stored = (await Storage.Keys.ListAsync()).ShouldHaveSingleItem();

        (stored with { Hash = default }).ShouldBe(key with { Hash = default });
        stored.Hash.ToArray().ShouldBe(key.Hash.ToArray());
    }

    [Fact]
    public async Task A_key_may_have_no_team_no_end_and_no_limit()
    {
        await Storage.Keys.AddAsync(Key("k1"));

        var stored = (await Storage.Keys.ListAsync()).ShouldHaveSingleItem();

        stored.Team.ShouldBeNull();
        stored.ExpiresAt.ShouldBeNull();
        stored.RequestsPerMinute.ShouldBeNull();
        stored.Replaces.ShouldBeNull();
        stored.LastUsedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_key_is_gone_and_removing_it_again_is_no_error()
    {
        await Storage.Keys.AddAsync(Key("k1"));
        await Storage.Keys.AddAsync(Key("k2"));

        (await Storage.Keys.RemoveAsync("k1", Created)).ShouldBe(KeyRemoval.Removed);
        (await Storage.Keys.RemoveAsync("k1", Created)).ShouldBe(KeyRemoval.Unknown);

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

        (await Storage.Keys.AddFirstAdminAsync(Key("k1") with { Scopes = Scopes.Admin | Scopes.Read })).ShouldBeTrue();
        (await Storage.Keys.AddFirstAdminAsync(Key("k2") with { Scopes = Scopes.Admin })).ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_admin_s_key_stays()
    {
        await Storage.Keys.AddAsync(Key("admin") with { Scopes = Scopes.Admin });
        await Storage.Keys.AddAsync(Key("reader"));
        await Storage.Keys.AddAsync(Key("leaving") with { Scopes = Scopes.Admin, ExpiresAt = Created + IKeyStore.AdminReserve });

        (await Storage.Keys.RemoveAsync("admin", Created)).ShouldBe(KeyRemoval.LastAdmin);
        (await Storage.Keys.ListAsync()).Count.ShouldBe(3);

        await Storage.Keys.AddAsync(Key("staying") with { Scopes = Scopes.Admin | Scopes.Read, ExpiresAt = Created + IKeyStore.AdminReserve + TimeSpan.FromSeconds(1) });
        (await Storage.Keys.RemoveAsync("admin", Created)).ShouldBe(KeyRemoval.Removed);
        (await Storage.Keys.RemoveAsync("staying", Created)).ShouldBe(KeyRemoval.LastAdmin);
        (await Storage.Keys.RemoveAsync("leaving", Created)).ShouldBe(KeyRemoval.Removed);
    }

    [Fact]
    public async Task An_admin_s_key_that_no_longer_works_can_go()
    {
        await Storage.Keys.AddAsync(Key("admin") with { Scopes = Scopes.Admin, ExpiresAt = Created.AddDays(1) });

        (await Storage.Keys.RemoveAsync("admin", Created)).ShouldBe(KeyRemoval.LastAdmin);
        (await Storage.Keys.RemoveAsync("admin", Created.AddDays(1))).ShouldBe(KeyRemoval.Removed);
    }

    [Fact]
    public async Task Of_two_admins_who_remove_each_other_at_once_one_stays()
    {
        for (var round = 0; round < 10; round++)
        {
            foreach (var key in await Storage.Keys.ListAsync())
                await Storage.Keys.RemoveAsync(key.Id, Created.AddDays(100));
            await Storage.Keys.AddAsync(Key("a") with { Scopes = Scopes.Admin, ExpiresAt = Created.AddDays(99) });
            await Storage.Keys.AddAsync(Key("b") with { Scopes = Scopes.Admin, ExpiresAt = Created.AddDays(99) });

            var removals = await Task.WhenAll(((string[])["a", "b"]).Select(id => Task.Run(() => Storage.Keys.RemoveAsync(id, Created).AsTask())));

            removals.Order().ShouldBe([KeyRemoval.Removed, KeyRemoval.LastAdmin]);
        }
    }

    [Fact]
    public async Task A_key_that_is_replaced_works_on_for_a_while()
    {
        await Storage.Keys.AddAsync(Key("old"));
        var successor = Key("new") with { Replaces = "old", CreatedAt = Created.AddDays(1) };

        (await Storage.Keys.ReplaceAsync(successor, Created.AddDays(2))).ShouldBeTrue();
        (await Storage.Keys.ReplaceAsync(successor, Created.AddDays(9))).ShouldBeTrue("trying the same key again is right");

        var keys = await Storage.Keys.ListAsync();
        keys.Select(key => key.Id).ShouldBe(["old", "new"]);
        keys[0].ExpiresAt.ShouldBe(Created.AddDays(2));
        keys[1].Replaces.ShouldBe("old");
        keys[1].ExpiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task Replacing_a_key_never_lengthens_its_life()
    {
        await Storage.Keys.AddAsync(Key("old") with { ExpiresAt = Created.AddHours(1) });

        (await Storage.Keys.ReplaceAsync(Key("new") with { Replaces = "old" }, Created.AddDays(1))).ShouldBeTrue();

        (await Storage.Keys.ListAsync()).Single(key => key.Id == "old").ExpiresAt.ShouldBe(Created.AddHours(1));
    }

    [Fact]
    public async Task A_key_that_is_unknown_or_expired_or_has_a_successor_cannot_be_replaced()
    {
        await Storage.Keys.AddAsync(Key("expired") with { ExpiresAt = Created });
        await Storage.Keys.AddAsync(Key("old"));
        (await Storage.Keys.ReplaceAsync(Key("first") with { Replaces = "old" }, Created.AddDays(1))).ShouldBeTrue();

        foreach (var replaced in (string[])["nobody", "expired", "old"])
            (await Storage.Keys.ReplaceAsync(Key("second") with { Replaces = replaced }, Created.AddDays(1))).ShouldBeFalse(replaced);

        (await Storage.Keys.ListAsync()).ShouldNotContain(key => key.Id == "second");
    }

    [Fact]
    public async Task The_last_use_of_a_key_only_moves_forward()
    {
        await Storage.Keys.AddAsync(Key("a"));
        await Storage.Keys.AddAsync(Key("b"));
        await Storage.Keys.NoteUsesAsync([new KeyUse("b", Created.AddMinutes(5)), new KeyUse("a", Created.AddMinutes(2)), new KeyUse("gone", Created)]);
        await Storage.Keys.NoteUsesAsync([new KeyUse("a", Created.AddMinutes(3)), new KeyUse("b", Created.AddMinutes(4))]);
        await ReopenAsync();

        (await Storage.Keys.ListAsync()).ToDictionary(key => key.Id, key => key.LastUsedAt)
            .ShouldBe(new Dictionary<string, DateTimeOffset?> { ["a"] = Created.AddMinutes(3), ["b"] = Created.AddMinutes(5) }, ignoreOrder: true);
    }

    private static ApiKey Key(string id) =>
        new(id, $"Name of {id}", SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)), Scopes.Ingest | Scopes.Read, null, Created, null);
}
