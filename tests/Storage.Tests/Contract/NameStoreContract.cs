using Workshop.Entries;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store of names does.</summary>
public abstract class NameStoreContract(ITestStorageFactory factory) : StorageContract(factory)
{
    [Fact]
    public async Task Names_are_read_back_after_closing_and_opening()
    {
        KnownName[] names = [new(NameKind.Team, "Filbert", "k1"), new(NameKind.Feature, "paint", "k1"), new(NameKind.Type, "paint", "k2")];
        await Storage.Names.AddNamesAsync(names);
        await ReopenAsync();

        (await Storage.Names.ListNamesAsync()).ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public async Task A_name_stays_with_the_key_that_introduced_it()
    {
        await Storage.Names.AddNamesAsync([new(NameKind.Team, "Filbert", "k1")]);
        await Storage.Names.AddNamesAsync([new(NameKind.Team, "Filbert", "k2"), new(NameKind.Team, "Elvira", "k2")]);

        (await Storage.Names.ListNamesAsync()).ShouldBe(
            [new(NameKind.Team, "Filbert", "k1"), new(NameKind.Team, "Elvira", "k2")],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Letters_of_any_script_are_kept_and_told_apart()
    {
        KnownName[] names = [new(NameKind.Team, "Wichtel 🎄 ÄÖ", "k1"), new(NameKind.Team, "wichtel 🎄 äö", "k1"), new(NameKind.Team, "عفريت", "k1")];
        await Storage.Names.AddNamesAsync(names);

        (await Storage.Names.ListNamesAsync()).ShouldBe(names, ignoreOrder: true);
    }
}
