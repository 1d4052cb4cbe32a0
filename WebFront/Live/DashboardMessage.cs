using System.Text.Json;
using System.Text.Json.Serialization;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Live;

/// <summary>What <c>WatchDashboard()</c> answers.</summary>
internal sealed record DashboardState(long Version, DashboardView Dashboard);

/// <summary>The message <c>dashboard</c>: what changed between two versions.</summary>
internal sealed record DashboardMessage(long After, long Version, Changes Changes);

/// <summary>Changed members, already written as a JSON object, because many clients get the same.</summary>
[JsonConverter(typeof(ChangesConverter))]
internal sealed record Changes(ReadOnlyMemory<byte> Json)
{
    public static Changes Between(DashboardView before, DashboardView after)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ApiJson.WriterOptions))
        {
            json.WriteStartObject();
            foreach (var (member, value) in DashboardPatch.Between(before, after))
                Write(json, member, value);
            json.WriteEndObject();
        }

        return new Changes(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string member, object? value)
    {
        json.WritePropertyName(member);
        if (value is null)
            json.WriteNullValue();
        else
            JsonSerializer.Serialize(json, value, TypeOf(value), ApiJson.Context);
    }

    /// <summary>The type by which a value's serialisation is generated: lists by their interface.</summary>
    private static Type TypeOf(object value) => value switch
    {
        IReadOnlyList<TimelineDay> => typeof(IReadOnlyList<TimelineDay>),
        IReadOnlyList<Maturity> => typeof(IReadOnlyList<Maturity>),
        IReadOnlyList<Entries.Entry> => typeof(IReadOnlyList<Entries.Entry>),
        _ => value.GetType(),
    };
}

internal sealed class ChangesConverter : JsonConverter<Changes>
{
    public override Changes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Changes are only sent.");

    public override void Write(Utf8JsonWriter writer, Changes value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
}
