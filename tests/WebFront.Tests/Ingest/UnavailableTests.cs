using Microsoft.Extensions.DependencyInjection;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.WebFront.Tests.Ingest;

/// <summary>What a sender hears when entries cannot be stored now.</summary>
public sealed class UnavailableTests
{
    [Theory]
    [InlineData(null, "busy")]
    [InlineData(false, "storage.unavailable")]
    [InlineData(true, "storage.full")]
    public async Task The_sender_is_told_to_come_back(bool? isFull, string code)
    {
        await using var failing = Failing(() => isFull is { } full ? new StorageUnavailableException("disk full") { IsFull = full } : new EngineBusyException());

        var answer = await failing.Admin().PostAsync("""[{"item":"a","team":"T"},{"item":"a","team":"U"}]""");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Code.ShouldBe(code);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromSeconds(1));
        answer.Text.ShouldNotContain("disk full");
    }

    [Fact]
    public async Task An_unforeseen_failure_tells_nothing_of_itself()
    {
        await using var failing = Failing(() => new InvalidOperationException("a secret of the inside"));

        var answer = await failing.Admin().PostAsync("""{"item":"a","team":"T"}""");

        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Code.ShouldBe("internal");
        answer.Text.ShouldNotContain("secret");
        failing.Log.Lines.ShouldContain(line => line.Contains("a secret of the inside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_names_are_stored_before_entries_with_them_are_acknowledged()
    {
        var names = new FailingNames();
        await using var workshop = new TestWorkshop { Replace = services => services.AddSingleton<INameStore>(names) };
        var client = workshop.Admin();

        (await client.PostAsync("""{"item":"a","team":"T"}""")).Code.ShouldBe("storage.unavailable");
        names.Fails = false;

        (await client.PostAsync("""{"item":"a","team":"T"}""")).Number("accepted").ShouldBe(1);
        names.Stored.ShouldContain(name => name.Kind == NameKind.Team && name.Name == "T");
    }

    private static TestWorkshop Failing(Func<Exception> failure) => new()
    {
        Replace = services => services.AddSingleton<IEngine>(new EngineDouble { Append = _ => throw failure() }),
    };

    private sealed class FailingNames : INameStore
    {
        public bool Fails { get; set; } = true;

        public List<KnownName> Stored { get; } = [];

        public ValueTask<IReadOnlyList<KnownName>> ListNamesAsync(CancellationToken cancellationToken = default) => new([]);

        public ValueTask AddNamesAsync(IReadOnlyList<KnownName> names, CancellationToken cancellationToken = default)
        {
            if (Fails)
                throw new StorageUnavailableException("locked");
            Stored.AddRange(names);
            return ValueTask.CompletedTask;
        }
    }
}
