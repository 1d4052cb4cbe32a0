using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Shouldly;
using Workshop.Grains.Teams;
using Workshop.Grains.Upkeep;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Wire;

/// <summary>
/// An old and a new program understand each other while a cluster is upgraded. Golden/v1 was written by the first encoder; with
/// <c>WORKSHOP_GOLDEN=write</c> the files of kinds that are new are added.
/// </summary>
public sealed class WireFormatTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    public void Dispose() => _services.Dispose();

    public static TheoryData<string> Kinds =>
        [.. typeof(Samples).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_member_arrives(string kind)
    {
        var sample = Sample(kind);
        Text(Decode(Encode(sample), sample)).ShouldBe(Text(sample));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_the_first_encoder_wrote_is_understood(string kind)
    {
        var sample = Sample(kind);
        Text(Decode(Golden(kind, sample), sample)).ShouldBe(Text(sample));
    }

    [Fact]
    public void A_message_with_members_that_are_not_known_yet_is_understood()
    {
        var bytes = Serializer.SerializeToArray(new NewerReport { LookedAt = DateTimeOffset.UnixEpoch, TeamsWoken = 2, Sealed = ["2026-12-18"], Note = "new" });
        Text(Serializer.Deserialize<CaretakerReport>(bytes)).ShouldBe(Text(new CaretakerReport { LookedAt = DateTimeOffset.UnixEpoch, TeamsWoken = 2 }));
    }

    [Fact]
    public void A_message_that_lacks_members_has_their_defaults()
    {
        var bytes = Serializer.SerializeToArray(new OlderReport { LookedAt = DateTimeOffset.UnixEpoch });
        Text(Serializer.Deserialize<CaretakerReport>(bytes)).ShouldBe(Text(new CaretakerReport { LookedAt = DateTimeOffset.UnixEpoch }));
    }

    [Fact]
    public void Frames_travel_as_the_bytes_that_they_are()
    {
        var frame = Samples.Append.Frames[0].Bytes.ToArray();
        var bytes = Serializer.SerializeToArray(Samples.Append);
        bytes.AsSpan().IndexOf(frame).ShouldBeGreaterThan(0);
        bytes.Length.ShouldBeLessThan(Samples.Append.Frames.Sum(static one => one.Bytes.Length) + 48);
    }

    [Fact]
    public void Every_member_of_a_message_has_a_place_on_the_wire()
    {
        foreach (var converter in typeof(AppendRequest).Assembly.GetTypes())
        {
            if (converter.GetInterfaces().FirstOrDefault(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IConverter<,>)) is not { } conversion)
                continue;
            var (value, surrogate) = (conversion.GenericTypeArguments[0], conversion.GenericTypeArguments[1]);
            var members = value.GetProperties().Where(static member => member.SetMethod is not null).Select(static member => member.Name);
            surrogate.GetFields().Select(static field => field.Name).ShouldBe(members, ignoreOrder: true, $"{surrogate.Name} must have a field for each member of {value.Name}");
        }
    }

    [GenerateSerializer]
    public sealed class NewerReport
    {
        [Id(0)]
        public DateTimeOffset? LookedAt { get; init; }

        [Id(1)]
        public int TeamsWoken { get; init; }

        [Id(2)]
        public string[] Sealed { get; init; } = [];

        [Id(7)]
        public string? Note { get; init; }
    }

    [GenerateSerializer]
    public sealed class OlderReport
    {
        [Id(0)]
        public DateTimeOffset? LookedAt { get; init; }
    }

    private static object Sample(string kind) => typeof(Samples).GetProperty(kind)!.GetValue(null)!;

    private static string Text(object? message) => message is CallRefusedException refused
        ? refused.Reason.ToString()
        : JsonSerializer.Serialize(message, message!.GetType());

    private static byte[] Golden(string kind, object sample)
    {
        var file = Repository.PathTo("tests", "Grains.Tests", "Wire", "Golden", "v1", $"{kind}.message");
        if (Environment.GetEnvironmentVariable("WORKSHOP_GOLDEN") is "write" && !File.Exists(file))
        {
            using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, services.GetRequiredService<Serializer>().SerializeToArray(sample));
        }

        return File.ReadAllBytes(file);
    }

    /// <summary>As within a call: the type travels along where it is not the one expected.</summary>
    private byte[] Encode(object message) => Serializer.SerializeToArray(message);

    private object Decode(byte[] bytes, object like) =>
        Serializer.Deserialize<object>(bytes) is { } message && message.GetType() == like.GetType()
            ? message
            : throw new InvalidOperationException($"{like.GetType().Name} came back as something else.");
}
