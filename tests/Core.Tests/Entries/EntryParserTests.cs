using System.Text;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

public class EntryParserTests
{
    [Fact]
    public void The_sample_of_the_first_users_parses_as_it_stands()
    {
        var entry = Parsed.One(
            """
            [
              {
                "item": "Holzeisenbahn",
                "count": 4,
                "status": "completed",
                "timestamp": "09:14",
                "notes": "Leichte Überlackierung, Filbert verantwortlich"
              }
            ]
            """);

        entry.ShouldBe(new Entry
        {
            Seq = 1,
            Team = "Filbert",
            Item = "Holzeisenbahn",
            Count = 4,
            Status = EntryStatus.Completed,
            Severity = Severity.None,
            Type = "production.completed",
            Feature = "production",
            Timestamp = new DateTimeOffset(2026, 12, 18, 8, 14, 0, TimeSpan.Zero),
            ReceivedAt = Parsed.Now,
            Day = new DateOnly(2026, 12, 18),
            Notes = "Leichte Überlackierung, Filbert verantwortlich",
        });
    }

    [Fact]
    public void Every_member_is_kept()
    {
        var entry = Parsed.One(
            """
            {"id":"a-1","team":"Lack","feature":"paint","type":"paint.error","severity":"critical","item":"Kreisel","count":0,
             "status":"failed","timestamp":"2026-12-17T23:30:00.5Z","notes":"a\tb\r\nc","responsible":"Filbert","unusual":true}
            """);

        entry.ShouldBe(new Entry
        {
            Id = "a-1",
            Seq = 1,
            Team = "Lack",
            Feature = "paint",
            Type = "paint.error",
            Severity = Severity.Critical,
            Item = "Kreisel",
            Count = 0,
            Status = EntryStatus.Failed,
            Timestamp = new DateTimeOffset(2026, 12, 17, 23, 30, 0, 500, TimeSpan.Zero),
            ReceivedAt = Parsed.Now,
            Day = new DateOnly(2026, 12, 18),
            Notes = "a\tb\r\nc",
            Responsible = "Filbert",
            Unusual = true,
        });
    }

    [Theory]
    [InlineData("""{"item":"x"}""", "production.completed", "production", EntryStatus.Completed)]
    [InlineData("""{"item":"x","status":"in_progress"}""", "production.in_progress", "production", EntryStatus.InProgress)]
    [InlineData("""{"item":"x","status":"failed","feature":"paint"}""", "production.failed", "paint", EntryStatus.Failed)]
    [InlineData("""{"item":"x","type":null,"status":"scrapped"}""", "production.scrapped", "production", EntryStatus.Scrapped)]
    [InlineData("""{"item":"x","status":"rework","count":null}""", "production.rework", "production", EntryStatus.Rework)]
    [InlineData("""{"type":"wish.created"}""", "wish.created", "wish", EntryStatus.None)]
    [InlineData("""{"type":"heartbeat"}""", "heartbeat", "heartbeat", EntryStatus.None)]
    [InlineData("""{"type":"paint .error"}""", "paint .error", "paint", EntryStatus.None)]
    [InlineData("""{"type":".error","feature":"paint"}""", ".error", "paint", EntryStatus.None)]
    public void What_an_entry_leaves_out_is_filled_in(string body, string type, string feature, EntryStatus status)
    {
        var entry = Parsed.One(body);
        entry.Type.ShouldBe(type);
        entry.Feature.ShouldBe(feature);
        entry.Status.ShouldBe(status);
        entry.Count.ShouldBe(1);
        entry.Timestamp.ShouldBe(Parsed.Now);
    }

    [Theory]
    [InlineData("""[1]""", "/0 entry.not_object")]
    [InlineData("""[[{"item":"x"}]]""", "/0 entry.not_object")]
    [InlineData("""[null]""", "/0 entry.not_object")]
    [InlineData("\"x\"", " entry.not_object")]
    [InlineData("""{}""", " entry.empty")]
    [InlineData("""{"item":null,"notes":"x"}""", " entry.empty")]
    [InlineData("""{"item":"x","count":1,"count":2}""", "/count member.duplicate")]
    [InlineData("""{"item":"x","count":1,"cou\u006et":2}""", "/count member.duplicate")]
    [InlineData("""{"item":"x","count":null,"count":{"a":[]}}""", "/count member.duplicate")]
    [InlineData("""{"item":7}""", "/item member.type")]
    [InlineData("""{"item":{"name":"x"}}""", "/item member.type")]
    [InlineData("""{"item":["x"]}""", "/item member.type")]
    [InlineData("""{"item":"x","count":"4"}""", "/count member.type")]
    [InlineData("""{"item":"x","count":true}""", "/count member.type")]
    [InlineData("""{"item":"x","unusual":"yes"}""", "/unusual member.type")]
    [InlineData("""{"item":"x","unusual":1}""", "/unusual member.type")]
    [InlineData("""{"item":"x","timestamp":1766049242}""", "/timestamp member.type")]
    [InlineData("""{"item":"x","status":false}""", "/status member.type")]
    [InlineData("""{"item":"x","count":4.5}""", "/count count.integer")]
    [InlineData("""{"item":"x","count":4.0}""", "/count count.integer")]
    [InlineData("""{"item":"x","count":1e2}""", "/count count.integer")]
    [InlineData("""{"item":"x","count":-0.5}""", "/count count.integer")]
    [InlineData("""{"item":"x","count":-1}""", "/count count.range")]
    [InlineData("""{"item":"x","count":1000001}""", "/count count.range")]
    [InlineData("""{"item":"x","count":4294967297}""", "/count count.range")]
    [InlineData("""{"item":"x","count":99999999999999999999999999999999}""", "/count count.range")]
    [InlineData("""{"item":"x","count":1e400}""", "/count count.range")]
    [InlineData("""{"item":"x","count":-1E7}""", "/count count.range")]
    [InlineData("""{"item":"x","status":"done"}""", "/status status.unknown")]
    [InlineData("""{"item":"x","status":"Completed"}""", "/status status.unknown")]
    [InlineData("""{"item":"x","status":""}""", "/status status.unknown")]
    [InlineData("""{"item":"x","severity":"fatal"}""", "/severity severity.unknown")]
    [InlineData("""{"type":".error"}""", "/type type.feature")]
    [InlineData("""{"type":" .error"}""", "/type type.feature")]
    [InlineData("""{"type":"break"}""", "/type break.disabled")]
    [InlineData("""{"type":"bREAK"}""", "/type break.disabled")]
    public void What_is_wrong_is_named(string body, string problem) => Parsed.Problems(body).ShouldBe([problem]);

    [Fact]
    public void Every_problem_of_an_entry_is_named_at_once()
    {
        Parsed.Problems("""[{"item":"","count":-1,"status":"x","severity":1,"timestamp":"gestern","team":"\u0000"}]""").ShouldBe(
        [
            "/0/item item.empty", "/0/count count.range", "/0/status status.unknown", "/0/severity member.type",
            "/0/timestamp timestamp.format", "/0/team team.characters",
        ]);
    }

    [Fact]
    public void Good_entries_stay_when_others_are_bad()
    {
        using var parsed = Parsed.Json("""[{"item":"a"},{"item":""},{"item":"b"},7]""");
        parsed.Rejected.ShouldBe(2);
        Parsed.Codes(parsed).ShouldBe(["/1/item item.empty", "/3 entry.not_object"]);
        parsed.Problems.Select(p => p.Index).ShouldBe([1, 3]);
        Parsed.Entries(parsed).Select(e => e.Item).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Strict_keeps_all_or_nothing()
    {
        using var parsed = Parsed.Json("""[{"item":"a"},{"item":""}]""", strict: true);
        parsed.Batches.ShouldBeEmpty();
        parsed.Rejected.ShouldBe(1);
        using var good = Parsed.Json("""[{"item":"a"},{"item":"b"}]""", strict: true);
        good.Batches.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public void At_most_a_hundred_problems_are_listed_and_all_rejected_entries_counted()
    {
        using var parsed = Parsed.Json($"[{string.Join(',', Enumerable.Repeat("{}", 250))}]");
        parsed.Problems.Count.ShouldBe(100);
        parsed.Rejected.ShouldBe(250);
    }

    [Fact]
    public void Unknown_members_are_ignored_and_named_once()
    {
        using var parsed = Parsed.Json("""[{"item":"a","farbe":{"rot":[1,2]},"x":1},{"item":"b","farbe":2,"Item":"c"}]""");
        parsed.Rejected.ShouldBe(0);
        parsed.UnknownMembers.ShouldBe(["farbe", "x", "Item"]);
        Parsed.Entries(parsed).Select(e => e.Item).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void At_most_twenty_unknown_members_are_named_and_long_ones_cut_off()
    {
        var members = string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"{i:D2}{new string('ä', 200)}\":0"));
        using var parsed = Parsed.Json($$"""{"item":"a",{{members}}}""");
        parsed.UnknownMembers.Count.ShouldBe(20);
        parsed.UnknownMembers[0].ShouldBe("00" + new string('ä', 49));
    }

    [Fact]
    public void A_break_is_an_entry_where_the_workshop_has_opted_in()
    {
        var entry = Parsed.One("""{"type":"Break"}""", Parsed.Rules with { Breaks = true });
        entry.Type.ShouldBe("break");
        entry.Feature.ShouldBe("break");
    }

    [Theory]
    [InlineData(null, null, """{"item":"x"}""", "/team team.missing")]
    [InlineData(null, null, """{"item":"x","team":null}""", "/team team.missing")]
    [InlineData(null, "Lack", """{"item":"x","team":"Filbert"}""", "/team team.forbidden")]
    [InlineData("Filbert", "Lack", """{"item":"x"}""", "/team team.forbidden")]
    [InlineData("Lack", "Lack", """{"item":"x","team":"lack"}""", "/team team.forbidden")]
    public void The_team_must_be_known_and_the_keys_own(string? named, string? bound, string body, string problem) =>
        Parsed.Problems(body, context: Parsed.Context with { DefaultTeam = named, BoundTeam = bound }).ShouldBe([problem]);

    [Theory]
    [InlineData(null, "Lack", """{"item":"x"}""", "Lack")]
    [InlineData("Lack", null, """{"item":"x","team":"Holz"}""", "Holz")]
    [InlineData("Lack", "Lack", """{"item":"x","team":" Lack "}""", "Lack")]
    [InlineData(null, "M\u00fcller", """{"item":"x","team":"Mu\u0308ller"}""", "Müller")]
    public void The_team_is_the_entrys_else_the_keys_else_the_requests(string? named, string? bound, string body, string team) =>
        Parsed.One(body, context: Parsed.Context with { DefaultTeam = named, BoundTeam = bound }).Team.ShouldBe(team);

    [Fact]
    public void The_requests_marks_are_on_every_entry()
    {
        var entry = Parsed.One("""{"item":"x","unusual":true}""", context: Parsed.Context with { Marks = EntryMarks.Demo });
        entry.Demo.ShouldBeTrue();
        entry.Unusual.ShouldBeTrue();
    }

    [Fact]
    public void Entries_are_sorted_into_a_batch_per_team_and_a_frame_per_day()
    {
        using var parsed = Parsed.Json(
            """
            [{"item":"1","team":"A"},{"item":"2","team":"B"},{"item":"3","team":"A","timestamp":"2026-12-16T12:00:00Z"},
             {"item":"4","team":"A"},{"item":"5","team":"B"},{"item":"6","team":"A","timestamp":"2026-12-16T13:00:00Z"}]
            """);

        parsed.Batches.Select(b => (b.Team, b.Count, b.Frames.Count)).ShouldBe([("A", 4, 2), ("B", 2, 1)]);
        Parsed.Entries(parsed.Batches[0]).Select(e => e.Item).ShouldBe(["1", "4", "3", "6"]);
        Parsed.Entries(parsed.Batches[1]).Select(e => e.Item).ShouldBe(["2", "5"]);
    }

    [Fact]
    public void A_full_frame_is_followed_by_another()
    {
        var entries = string.Join(',', Enumerable.Range(0, Frame.MaxRows + 5).Select(i => $$"""{"item":"{{i}}","id":"{{i}}"}"""));
        using var parsed = Parsed.Json($"[{entries}]");
        var batch = parsed.Batches.ShouldHaveSingleItem();
        batch.Frames.Count.ShouldBe(2);
        Parsed.Entries(batch).Select(e => e.Id).ShouldBe(Enumerable.Range(0, Frame.MaxRows + 5).Select(i => $"{i}"));
    }

    [Fact]
    public void More_teams_than_can_be_open_at_once_lose_nothing()
    {
        var entries = Enumerable.Range(0, 3_000).Select(i => $$"""{"item":"{{i}}","team":"t{{i % 700}}"}""");
        using var parsed = Parsed.Json($"[{string.Join(',', entries)}]");
        parsed.Batches.Count.ShouldBe(700);
        parsed.Batches.Sum(b => b.Count).ShouldBe(3_000);
        foreach (var batch in parsed.Batches)
            Parsed.Entries(batch).Select(e => int.Parse(e.Item!, null)).ShouldBeInOrder();
    }

    [Fact]
    public void A_parser_is_as_good_after_a_bad_body_as_before()
    {
        var parser = new EntryParser(Parsed.Rules, new OpenGate());
        for (var i = 0; i < 3; i++)
        {
            using var broken = parser.Parse("""[{"item":"a","team":"A"},{"""u8.ToArray(), EntryFormat.Json, Parsed.Context, strict: false);
            broken.BodyProblem!.Code.ShouldBe("json.malformed");
            using var refused = parser.Parse("""[{"item":"a","nix":1},{}]"""u8.ToArray(), EntryFormat.Json, Parsed.Context, strict: true);
            refused.Rejected.ShouldBe(1);
            using var good = parser.Parse(Encoding.UTF8.GetBytes($$"""[{"item":"{{i}}"}]"""), EntryFormat.Json, Parsed.Context, strict: false);
            good.UnknownMembers.ShouldBeEmpty();
            Parsed.Entries(good).ShouldHaveSingleItem().Item.ShouldBe($"{i}");
        }
    }
}
