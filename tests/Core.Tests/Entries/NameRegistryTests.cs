using System.Text;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.Core.Tests.Entries;

public sealed class NameRegistryTests : IDisposable
{
    private readonly MemoryNameStore _store = new();
    private readonly NameRegistry _names;

    public NameRegistryTests() => _names = new NameRegistry(_store, new NameLimits { Teams = 2, Features = 3, Types = 1 });

    public void Dispose() => _names.Dispose();

    [Fact]
    public void A_key_may_introduce_so_many_names_of_each_kind()
    {
        Admit(NameKind.Team, "A").ShouldBeTrue();
        Admit(NameKind.Team, "B").ShouldBeTrue();
        Admit(NameKind.Team, "C").ShouldBeFalse();
        Admit(NameKind.Team, "A").ShouldBeTrue();
        Admit(NameKind.Type, "A").ShouldBeTrue();
        Admit(NameKind.Type, "B").ShouldBeFalse();
        Admit(NameKind.Feature, "B").ShouldBeTrue();
    }

    [Fact]
    public void What_one_key_has_introduced_every_key_may_use_and_a_new_key_has_its_own_limit()
    {
        Admit(NameKind.Type, "a", "k1").ShouldBeTrue();
        Admit(NameKind.Type, "a", "k2").ShouldBeTrue();
        Admit(NameKind.Type, "b", "k1").ShouldBeFalse();
        Admit(NameKind.Type, "b", "k2").ShouldBeTrue();
        Admit(NameKind.Type, "b", "k1").ShouldBeTrue();
    }

    [Fact]
    public async Task New_names_are_stored_once()
    {
        Admit(NameKind.Team, "A");
        Admit(NameKind.Feature, "müll");
        Admit(NameKind.Team, "A");
        await _names.SaveAsync(TestContext.Current.CancellationToken);
        await _names.SaveAsync(TestContext.Current.CancellationToken);
        _store.Names.ShouldBe([new(NameKind.Team, "A", "k"), new(NameKind.Feature, "müll", "k")]);
        _store.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task A_limit_outlives_a_restart()
    {
        Admit(NameKind.Team, "A");
        Admit(NameKind.Team, "B");
        await _names.SaveAsync(TestContext.Current.CancellationToken);

        using var restarted = new NameRegistry(_store, new NameLimits { Teams = 2 });
        await restarted.LoadAsync(TestContext.Current.CancellationToken);
        restarted.Admit(NameKind.Team, "A"u8, "k").ShouldBeTrue();
        restarted.Admit(NameKind.Team, "C"u8, "k").ShouldBeFalse();
        await restarted.SaveAsync(TestContext.Current.CancellationToken);
        _store.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Read_again_what_is_stored_is_known_and_counts_for_whoever_is_stored_with_it()
    {
        Admit(NameKind.Team, "A");
        Admit(NameKind.Team, "B");
        _store.Names.AddRange([new(NameKind.Team, "A", "other"), new(NameKind.Team, "C", "other")]);
        await _names.LoadAsync(TestContext.Current.CancellationToken);

        Admit(NameKind.Team, "C").ShouldBeTrue();
        Admit(NameKind.Team, "D").ShouldBeTrue();
        Admit(NameKind.Team, "E").ShouldBeFalse();
        Admit(NameKind.Team, "E", "other").ShouldBeFalse();
    }

    [Fact]
    public async Task Names_that_could_not_be_stored_are_stored_the_next_time()
    {
        Admit(NameKind.Team, "A");
        _store.Fails = true;
        await Should.ThrowAsync<StorageUnavailableException>(Save);

        _store.Fails = false;
        Admit(NameKind.Team, "B");
        await Save();
        _store.Names.Select(n => n.Name).ShouldBe(["A", "B"]);
    }

    [Fact]
    public async Task Who_uses_a_name_that_is_just_being_stored_waits_until_it_is()
    {
        var stored = new TaskCompletionSource();
        _store.Until = stored.Task;
        Admit(NameKind.Team, "A");
        var first = Save();
        Admit(NameKind.Team, "A");
        var second = Save();
        second.IsCompleted.ShouldBeFalse();

        stored.SetResult();
        await first;
        await second;
        _store.Names.ShouldHaveSingleItem();
    }

    [Fact]
    public void Entries_with_names_beyond_the_limit_are_refused_and_the_others_stay()
    {
        using var parsed = Parsed.Json(
            """
            [{"item":"1","team":"A"},{"item":"2","team":"B"},{"item":"3","team":"C"},{"item":"4","team":"A","feature":"f2"},
             {"item":"5","team":"A","feature":"f3"},{"item":"6","team":"A","feature":"f4","count":-1},{"item":"7","team":"A","feature":"f5"},
             {"item":"8","team":"A","type":"t.x"},{"item":"9","team":"C"}]
            """,
            names: _names);

        Parsed.Codes(parsed).ShouldBe(
            ["/2/team names.limit", "/5/count count.range", "/6/feature names.limit", "/7/feature names.limit", "/7/type names.limit", "/8/team names.limit"]);
        parsed.Rejected.ShouldBe(5);
        Parsed.Entries(parsed).Select(e => e.Item).ShouldBe(["1", "4", "5", "2"]);
    }

    [Fact]
    public void Strict_keeps_nothing_if_a_name_is_beyond_the_limit()
    {
        using var parsed = Parsed.Lines("""
            {"item":"1"}
            {"type":"second.type"}
            """, _names, strict: true);
        Parsed.Codes(parsed).ShouldBe(["/1/type names.limit"]);
        parsed.Batches.ShouldBeEmpty();
    }

    [Fact]
    public void A_body_that_is_refused_introduces_no_names()
    {
        Parsed.Json("""[{"item":"1","team":"A"},{"item":"2","team":"B"}""", names: _names).BodyProblem.ShouldNotBeNull();
        Parsed.Json("""[{"item":"1","team":"A"},{}]""", names: _names, strict: true).Batches.ShouldBeEmpty();
        Admit(NameKind.Team, "C").ShouldBeTrue();
        Admit(NameKind.Team, "D").ShouldBeTrue();
    }

    [Fact]
    public void The_next_body_is_not_refused_for_the_last_ones_names()
    {
        var parser = new EntryParser(Parsed.Rules, _names);
        foreach (var key in (string[])["k1", "k2"])
        {
            var context = Parsed.Context with { KeyId = key };
            var body = Encoding.UTF8.GetBytes($$"""[{"type":"{{key}}.a"},{"type":"{{key}}.b"}]""");
            using var parsed = parser.Parse(body, EntryFormat.Json, context, strict: false);
            Parsed.Codes(parsed).ShouldBe(["/1/type names.limit"]);
        }

        using var last = parser.Parse("""{"type":"k1.b"}"""u8.ToArray(), EntryFormat.Json, Parsed.Context with { KeyId = "k3" }, strict: false);
        last.Rejected.ShouldBe(0);
    }

    private bool Admit(NameKind kind, string name, string key = "k") => _names.Admit(kind, Encoding.UTF8.GetBytes(name), key);

    private Task Save() => _names.SaveAsync(TestContext.Current.CancellationToken).AsTask();
}
