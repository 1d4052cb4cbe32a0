using Workshop.Stats;

namespace Workshop.Corrections;

/// <summary>Reads stored figures for what corrections have made of their names.</summary>
public static class CorrectedRead
{
    /// <summary>Answers questions whose names depend on the corrections that hold in the answer.</summary>
    /// <param name="cells">The figures.</param>
    /// <param name="read">What to ask under these corrections.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public static async ValueTask<(CorrectedNames Names, CellSnapshot Stored)> ReadAsync(
        this ICellStore cells, Func<CorrectedNames, CellRead> read, CancellationToken cancellationToken = default)
    {
        var names = await cells.NamesAsync(cancellationToken);
        while (true)
        {
            var stored = await cells.ReadAsync(read(names), cancellationToken);
            var now = CorrectedNames.Of(stored.Corrections);
            if (!now.DiffersFrom(names))
                return (names, stored);
            names = now;
        }
    }

    /// <summary>The corrections that hold now.</summary>
    public static async ValueTask<CorrectedNames> NamesAsync(this ICellStore cells, CancellationToken cancellationToken = default) =>
        CorrectedNames.Of((await cells.ReadAsync(new CellRead { Queries = [], Team = "" }, cancellationToken)).Corrections);
}
