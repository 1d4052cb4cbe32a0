using Workshop.Audit;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every audit log does.</summary>
public abstract class AuditLogContract(ITestStorageFactory factory) : StorageContract(factory)
{
    private static readonly DateTimeOffset At = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    [Fact]
    public async Task Entries_are_read_back_newest_first_after_closing_and_opening()
    {
        var bare = new AuditEntry { Uid = Guid.NewGuid(), At = At, Action = "key.create", Outcome = AuditOutcome.Done };
        var full = bare with
        {
            Uid = Guid.NewGuid(),
            KeyId = "k1",
            KeyName = "Sanne’s key",
            Action = "key.revoke",
            Target = "k2",
            Address = "2001:db8::1",
            Outcome = AuditOutcome.Refused,
            Detail = "key.last_admin",
        };
        await Storage.Audit.AppendAsync([bare, full]);
        await ReopenAsync();

        var read = await Storage.Audit.ListAsync(long.MaxValue, 10);

        read.Select(entry => entry with { Number = 0 }).ShouldBe([full, bare]);
        read[0].Number.ShouldBeGreaterThan(read[1].Number);
    }

    [Fact]
    public async Task The_same_entry_again_changes_nothing()
    {
        var entry = Entry("a");
        await Storage.Audit.AppendAsync([entry]);

        await Storage.Audit.AppendAsync([entry, Entry("b")]);

        (await ActionsAsync()).ShouldBe(["b", "a"]);
    }

    [Fact]
    public async Task The_log_is_read_in_pages()
    {
        await Storage.Audit.AppendAsync([.. Enumerable.Range(0, 5).Select(i => Entry($"{i}"))]);

        var first = await Storage.Audit.ListAsync(long.MaxValue, 2);
        var second = await Storage.Audit.ListAsync(first[^1].Number, 2);
        var third = await Storage.Audit.ListAsync(second[^1].Number, 2);

        first.Concat(second).Concat(third).Select(entry => entry.Action).ShouldBe(["4", "3", "2", "1", "0"]);
    }

    [Theory]
    [InlineData("UPDATE audit SET action = 'nothing'")]
    [InlineData("DELETE FROM audit")]
    public async Task The_storage_itself_keeps_entries_as_they_are(string sql)
    {
        await Storage.Audit.AppendAsync([Entry("a")]);

        (await Should.ThrowAsync<Exception>(() => Factory.QueryAsync(sql))).Message.ShouldContain("append-only");

        (await ActionsAsync()).ShouldBe(["a"]);
    }

    private async Task<IEnumerable<string>> ActionsAsync() => (await Storage.Audit.ListAsync(long.MaxValue, 100)).Select(entry => entry.Action);

    private static AuditEntry Entry(string action) => new() { Uid = Guid.NewGuid(), At = At, Action = action, Outcome = AuditOutcome.Done };
}
