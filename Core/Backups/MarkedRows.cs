using System.Globalization;
using System.Text.Json;
using Workshop.Entries;

namespace Workshop.Backups;

/// <summary>Which entries of a frame have a mark: all, none, or those at some places.</summary>
internal sealed class MarkedRows
{
    public static readonly MarkedRows None = new([]);

    private static readonly MarkedRows All = new(null);

    private readonly HashSet<int>? _places;

    private MarkedRows(HashSet<int>? places) => _places = places;

    public bool Has(int place) => _places is null || _places.Contains(place);

    public bool AreWithin(int rows) => _places is null || _places.All(place => place < rows);

    /// <summary>Reads <c>true</c>, or an array of places.</summary>
    public static MarkedRows Read(JsonTokens tokens, string place)
    {
        tokens.Place = place;
        switch (tokens.Next())
        {
            case JsonTokenType.True:
                return All;
            case JsonTokenType.StartArray:
                return new MarkedRows(ReadPlaces(tokens));
            default:
                throw tokens.Invalid("true or an array of places must stand here.");
        }
    }

    private static HashSet<int> ReadPlaces(JsonTokens tokens)
    {
        var places = new HashSet<int>();
        while (tokens.Next() == JsonTokenType.Number)
        {
            if (!int.TryParse(tokens.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= Frame.MaxRows || !places.Add(place))
                throw tokens.Invalid("The place of an entry must stand here, once.");
        }

        return tokens.Type == JsonTokenType.EndArray ? places : throw tokens.Invalid("The place of an entry must stand here.");
    }
}
