using CsCheck;
using Workshop.Incidents;

namespace Workshop.Core.Tests.Incidents;

/// <summary>Incidents follow from what happened, whatever order it becomes known in and however often somebody asks in between.</summary>
public sealed class OrderTests
{
    private const int Minutes = 6;

    private static readonly long Start = Book.At("09:00");

    /// <summary>Eight different milliseconds a minute, so that every one is known.</summary>
    private static readonly Gen<long> Time = Gen.Select(
        Gen.Int[0, Minutes - 1], Gen.Int[0, MinuteTimes.Kept - 1], static (minute, place) => Start + minute * 60_000 + place * 7_000);

    /// <summary>Many more than that.</summary>
    private static readonly Gen<long> CrowdedTime = Gen.Int[0, Minutes * 60].Select(static second => Start + second * 1000);

    private static readonly (string Type, MomentKind Kind)[] Types =
    [
        ("paint.error", MomentKind.Error), ("paint.crash", MomentKind.Error), ("paint.fixed", MomentKind.Fix),
        ("paint.error.fixed", MomentKind.Fix), ("paint.hotfix", MomentKind.Fix),
    ];

    private static readonly IncidentStep[] Steps = [IncidentStep.Acknowledge, IncidentStep.Resolve, IncidentStep.Reopen];

    [Fact]
    public void Incidents_are_those_of_a_naive_walk_through_time() =>
        Gen.Select(Happened(Time).List[1, 60], Gen.Int).Sample((moments, seed) =>
        {
            var book = new Book();
            foreach (var moment in Shuffled(moments, seed))
                Ask(book.Add(moment), seed);

            foreach (var type in (string[])["paint.error", "paint.crash"])
            {
                book.All.Where(incident => incident.Type == type)
                    .Select(incident => (incident.OpenedAt.ToUnixTimeMilliseconds(), incident.ResolvedAt?.ToUnixTimeMilliseconds(), incident.Errors))
                    .ShouldBe(Walk(moments, type));
            }
        });

    [Fact]
    public void Nothing_depends_on_the_order_even_where_not_every_moment_is_known() =>
        Gen.Select(Happened(CrowdedTime).List[1, 200], Action.List[0, 6], Gen.Int, Gen.Int).Sample((moments, actions, one, other) =>
        {
            var first = Build(moments, actions, one);
            var second = Build(moments, actions, other);

            second.Figures().ShouldBe(first.Figures());
            second.All.Select(Text).ShouldBe(first.All.Select(Text));
        });

    [Fact]
    public void What_is_stored_hour_by_hour_and_read_again_is_the_same() =>
        Happened(CrowdedTime).List[1, 100].Sample(moments =>
        {
            var (live, read) = (new Book(), new Book());
            foreach (var moment in moments)
                live.Add(moment);
            foreach (var moment in HourMoments.Unpack(HourMoments.Pack(Book.Today, moments.ToArray())))
                read.Add(moment);

            read.All.Select(Text).ShouldBe(live.All.Select(Text));
        });

    private static Gen<IncidentAction> Action => Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 1], CrowdedTime, CrowdedTime, Gen.Guid, static (step, type, moment, at, id) => new IncidentAction(
            id, new IncidentId(IncidentId.FingerprintOf("paint", Types[type].Type), moment), Steps[step], at, null, "Greta"));

    private static Gen<Moment> Happened(Gen<long> time) => Gen.Select(
        Gen.Int[0, Types.Length - 1], time, static (type, at) => Book.Moment(Types[type].Kind, "paint", Types[type].Type, at));

    private static Book Build(List<Moment> moments, List<IncidentAction> actions, int seed)
    {
        var book = new Book();
        foreach (var what in Shuffled([.. moments.Cast<object>(), .. actions.DistinctBy(static action => action.At)], seed))
        {
            _ = what is Moment moment ? book.Add(moment) : book.Add((IncidentAction)what);
            Ask(book, seed);
        }

        return book;
    }

    private static T[] Shuffled<T>(IEnumerable<T> all, int seed)
    {
        T[] shuffled = [.. all];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>Some ask after every change, some only at the end.</summary>
    private static void Ask(Book book, int seed)
    {
        if (seed % 2 == 0)
            _ = book.Figures();
    }

    private static IEnumerable<(long Opened, long? Resolved, long Errors)> Walk(List<Moment> moments, string type)
    {
        string[] fixes = type == "paint.error" ? ["paint.fixed", "paint.error.fixed", "paint.hotfix"] : ["paint.fixed", "paint.hotfix"];
        (long Opened, long Errors)? open = null;
        foreach (var moment in moments.OrderBy(At).ThenBy(static moment => moment.Kind))
        {
            if (moment.Type == type)
            {
                open = (open?.Opened ?? At(moment), (open?.Errors ?? 0) + 1);
            }
            else if (open is var (opened, errors) && fixes.Contains(moment.Type))
            {
                open = null;
                yield return (opened, At(moment), errors);
            }
        }

        if (open is var (last, count))
            yield return (last, null, count);
    }

    private static long At(Moment moment) => moment.Minute * 60_000L + moment.Times.FirstFrom(0);

    private static string Text(Incident incident) =>
        $"{incident with { History = [] }} {string.Join(' ', incident.History)}";
}
