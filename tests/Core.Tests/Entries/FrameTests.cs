using System.Buffers;
using CsCheck;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

public class FrameTests
{
    private static readonly DateOnly Day = new(2026, 12, 18);

    [Fact]
    public void A_frame_gives_back_what_went_in() =>
        Gen.Select(RandomEntries.Frame, Gen.Long[0, 2_000_000_000_000]).Sample((entries, receivedAt) =>
        {
            var bytes = Build(entries, receivedAt);
            var frame = new Frame(bytes);
            frame.Length.ShouldBe(bytes.Length);
            frame.Day.ShouldBe(Day);
            frame.ReceivedAt.ShouldBe(receivedAt);
            Decode(bytes).ShouldBe(entries.Select(e => e with { ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(receivedAt) }));
        });

    [Fact]
    public void The_same_entries_give_the_same_bytes() =>
        Gen.Select(RandomEntries.Frame, RandomEntries.Frame).Sample((entries, others) =>
        {
            var used = new FrameBuilder();
            Fill(used, others, 1);
            Fill(used, entries, 7);
            used.Build().ShouldBe(Build(entries, 7));

            var pooled = used.BuildPooled();
            pooled.ToArray().ShouldBe(Build(entries, 7));
            ArrayPool<byte>.Shared.Return(pooled.Array!);
        });

    [Fact]
    public void Frames_can_stand_behind_each_other() =>
        Gen.Select(RandomEntries.Frame, RandomEntries.Frame).Sample((first, second) =>
        {
            var bytes = (byte[])[.. Build(first, 1), .. Build(second, 1)];
            Decode(bytes).Count.ShouldBe(first.Length);
            Decode(bytes[new Frame(bytes).Length..]).Count.ShouldBe(second.Length);
        });

    [Fact]
    public void A_cut_off_or_damaged_header_is_noticed() =>
        Gen.Select(RandomEntries.Frame, Gen.Int[0, 10_000]).Sample((entries, at) =>
        {
            var bytes = Build(entries, 1);
            Should.Throw<InvalidDataException>(() => Decode(bytes[..(at % bytes.Length)]));
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(4, 0)]
    [InlineData(7, 0xFF)]
    [InlineData(11, 0x01)]
    [InlineData(15, 0x80)]
    public void A_header_that_cannot_be_is_noticed(int at, byte value)
    {
        var bytes = Build([RandomEntries.Example], 1);
        bytes[at] = value;
        Should.Throw<InvalidDataException>(() => Decode(bytes));
    }

    /// <summary>Frames rest in logs for years: this one was written by version 1 and must be read, and written, for ever.</summary>
    [Fact]
    public void Version_1_is_read_and_written_as_it_always_was()
    {
        var golden = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Entries", "Golden", "v1.frame"));
        Decode(golden).ShouldBe(GoldenEntries.All);
        Build(GoldenEntries.All, GoldenEntries.ReceivedAt).ShouldBe(golden);
    }

    private static byte[] Build(Entry[] entries, long receivedAt)
    {
        var builder = new FrameBuilder();
        Fill(builder, entries, receivedAt);
        return builder.Build();
    }

    private static void Fill(FrameBuilder builder, Entry[] entries, long receivedAt)
    {
        builder.Begin(Day, receivedAt);
        foreach (var entry in entries)
            builder.Add(RandomEntries.Fields(entry));
    }

    private static List<Entry> Decode(byte[] bytes)
    {
        var frame = new Frame(bytes);
        var entries = new List<Entry>();
        foreach (ref readonly var row in frame.Rows)
            entries.Add(frame.Decode(row, "Filbert", entries.Count + 1));
        return entries;
    }
}
