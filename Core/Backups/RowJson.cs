using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workshop.Backups;

/// <summary>A table's row in a backup: an object with the columns' names, those without a value left out.</summary>
internal static class RowJson
{
    public static void Write(Utf8JsonWriter json, BackupTable table, IReadOnlyList<object?> row)
    {
        json.WriteStartObject();
        for (var i = 0; i < table.Columns.Count; i++)
            Write(json, table.Columns[i], row[i]);
        json.WriteEndObject();
    }

    /// <summary>Reads a row, whose object the reader has just begun.</summary>
    /// <exception cref="BackupRefusedException">It is no row of this table.</exception>
    public static object?[] Read(JsonTokens tokens, BackupTable table)
    {
        var row = new object?[table.Columns.Count];
        var place = tokens.Place;
        while (tokens.Next() == JsonTokenType.PropertyName)
        {
            var index = IndexOf(tokens, table);
            if (index < 0)
                throw tokens.Invalid("The row has a member that this table does not have.");
            var column = table.Columns[index];
            tokens.Place = $"{place}/{column.Name}";
            if (row[index] is not null)
                throw tokens.Invalid("The member is there twice.");
            row[index] = Read(tokens, column);
        }

        for (var i = 0; i < row.Length; i++)
        {
            tokens.Place = $"{place}/{table.Columns[i].Name}";
            if (row[i] is null && !table.Columns[i].Optional)
                throw tokens.Invalid("The member is missing.");
        }

        tokens.Place = place;
        tokens.LargestValue = JsonTokens.UsualValue;
        return row;
    }

    /// <summary>Compares rows by their table's key, as they are sorted in a backup.</summary>
    public static int Compare(BackupTable table, object?[] a, object?[] b)
    {
        for (var i = 0; i < table.Keys; i++)
        {
            var order = a[i] is long number ? number.CompareTo((long)b[i]!) : CompareTexts((string)a[i]!, (string)b[i]!);
            if (order != 0)
                return order;
        }

        return 0;
    }

    /// <summary>Compares by the bytes of UTF-8.</summary>
    public static int CompareTexts(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
            return a.Length - b.Length;
        // In UTF-16 alone are halves of surrogate pairs before the last characters of the first plane.
        return Rank(a[same]) - Rank(b[same]);

        static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
    }

    private static void Write(Utf8JsonWriter json, BackupColumn column, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case long time when column.Kind is ColumnKind.Time:
                json.WriteString(column.Name, BackupTimes.Text(DateTimeOffset.FromUnixTimeMilliseconds(time)));
                break;
            case long number:
                json.WriteNumber(column.Name, number);
                break;
            case byte[] bytes:
                json.WriteString(column.Name, Convert.ToHexStringLower(bytes));
                break;
            default:
                json.WriteString(column.Name, (string)value);
                break;
        }
    }

    private static int IndexOf(JsonTokens tokens, BackupTable table)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (Encoding.UTF8.GetByteCount(table.Columns[i].Name) == tokens.Raw.Length && tokens.Raw.SequenceEqual(Encoding.UTF8.GetBytes(table.Columns[i].Name)))
                return i;
        }

        return -1;
    }

    private static object Read(JsonTokens tokens, BackupColumn column)
    {
        tokens.LargestValue = Math.Max(JsonTokens.UsualValue, 8 * column.MaxLength);
        var isNumber = column.Kind is ColumnKind.Number or ColumnKind.Integer;
        if (tokens.Next() != (isNumber ? JsonTokenType.Number : JsonTokenType.String))
            throw tokens.Invalid(isNumber ? "A number must stand here." : "A string must stand here.");
        if (isNumber)
            return ReadNumber(tokens, column.Kind is ColumnKind.Integer);
        var text = tokens.Text();
        return column.Kind switch
        {
            ColumnKind.Day => BackupTimes.TryReadDay(text, out _) ? text : throw tokens.Invalid("A day must stand here: 2026-12-24."),
            ColumnKind.Time => BackupTimes.TryReadTime(text, out var time)
                ? time.ToUnixTimeMilliseconds()
                : throw tokens.Invalid("A time must stand here: 2026-12-24T18:00:00.000Z."),
            ColumnKind.Uuid => Guid.TryParseExact(text, "D", out var id) && id.ToString() == text ? text : throw tokens.Invalid("A UUID must stand here."),
            ColumnKind.Bytes => ReadBytes(tokens, column, text),
            _ => text.Length <= column.MaxLength && !text.Contains('\0') ? text : throw tokens.Invalid($"The text has more than {column.MaxLength} characters, or a NUL."),
        };
    }

    private static long ReadNumber(JsonTokens tokens, bool isSmall)
    {
        if (!long.TryParse(tokens.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || (isSmall && number is < int.MinValue or > int.MaxValue))
            throw tokens.Invalid("The number is not whole, or too large.");
        return number;
    }

    private static byte[] ReadBytes(JsonTokens tokens, BackupColumn column, string text)
    {
        var bytes = new byte[column.MaxLength];
        if (Convert.FromHexString(text, bytes, out _, out var length) != OperationStatus.Done)
            throw tokens.Invalid($"At most {column.MaxLength} bytes in hexadecimal must stand here.");
        return bytes[..length];
    }
}
