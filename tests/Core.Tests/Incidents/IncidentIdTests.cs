using System.Text;
using Workshop.Incidents;

namespace Workshop.Core.Tests.Incidents;

public sealed class IncidentIdTests
{
    private static readonly IncidentId Id = new(IncidentId.FingerprintOf("paint", "paint.error"), 1_797_585_240_123);

    [Fact]
    public void An_id_is_read_as_it_is_written()
    {
        var text = Id.ToString();
        text.Length.ShouldBe(IncidentId.Length);
        IncidentId.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe(Id);
    }

    [Fact]
    public void The_fingerprint_of_a_feature_and_type_is_the_same_for_ever() =>
        Id.ToString().ShouldBe("jceqznc3sy-1ma46w01v");

    [Theory]
    [InlineData("")]
    [InlineData("paint")]
    [InlineData("0000000000-00000000")]
    [InlineData("0000000000-0000000000")]
    [InlineData("0000000000+000000000")]
    [InlineData("00000o0000-000000000")]
    public void What_is_no_id_is_not_read(string text) => IncidentId.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("{0}", 1)]
    [InlineData("Düse getauscht, {0}.", 1)]
    [InlineData("{0} und {0}", 2)]
    [InlineData("# {0}", 1)]
    [InlineData("{0}x", 0)]
    [InlineData("#1 und #", 0)]
    public void Notes_name_incidents(string notes, int found)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(notes.Replace("{0}", Id.Name, StringComparison.Ordinal));
        var count = 0;
        while (IncidentId.TryFind(ref rest, out var id))
        {
            id.ShouldBe(Id);
            count++;
        }

        count.ShouldBe(found);
    }
}
