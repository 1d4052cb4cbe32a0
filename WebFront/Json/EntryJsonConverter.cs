using System.Text.Json;
using System.Text.Json.Serialization;
using Workshop.Entries;

namespace Workshop.WebFront.Json;

/// <summary>Lets the serializer write entries the way <see cref="EntryJson"/> does. Entries are never read: what comes in is parsed by Core.</summary>
internal sealed class EntryJsonConverter : JsonConverter<Entry>
{
    public override Entry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Entries are only written.");

    public override void Write(Utf8JsonWriter writer, Entry value, JsonSerializerOptions options) => EntryJson.Write(writer, value);
}
