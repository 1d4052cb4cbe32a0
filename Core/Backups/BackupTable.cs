namespace Workshop.Backups;

/// <summary>What a column holds, and how it is written in a backup.</summary>
public enum ColumnKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Number,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A local day: <c>2026-12-24</c>.</summary>
    Day,

    /// <summary>Unix milliseconds; written as <c>2026-12-24T18:00:00.000Z</c>.</summary>
    Time,

    /// <summary>Bytes; written in hexadecimal.</summary>
    Bytes,

    /// <summary>A UUID in small letters.</summary>
    Uuid,
}

/// <summary>A column of a table that is backed up.</summary>
public sealed record BackupColumn(string Name, ColumnKind Kind)
{
    /// <summary>Characters of a text, bytes of <see cref="ColumnKind.Bytes"/>, at most.</summary>
    public int MaxLength { get; init; } = 400;

    /// <summary>Whether there may be no value.</summary>
    public bool Optional { get; init; }
}

/// <summary>
/// A table that stands in a backup row by row, by its columns' names in the database, which are the same in every kind of it. A value
/// of a row is a string (of texts, days and UUIDs), a <see cref="long"/>, bytes, or null.
/// </summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">Its columns; the first <paramref name="Keys"/> of them are its key, by which its rows are sorted.</param>
/// <param name="Keys">How many columns the key has.</param>
public sealed record BackupTable(string Name, int Keys, IReadOnlyList<BackupColumn> Columns)
{
    /// <summary>The table in the database, where it is called otherwise than in backups.</summary>
    public string Stored { get; init; } = Name;

    /// <summary>Whether a restore puts the table's rows in the place of those that are there. Otherwise they are in the backup to be read by people.</summary>
    public bool Restored { get; init; } = true;
}
