using CsCheck;
using Workshop.WebFront.Limits;

namespace Workshop.WebFront.Tests.Limits;

public sealed class TokenBucketTests
{
    private const long Second = TimeSpan.TicksPerSecond;

    [Fact]
    public void A_bucket_gives_what_it_holds_and_fills_evenly()
    {
        var bucket = new TokenBucket(capacity: 3, 60 * Second);

        bucket.Take(0).ShouldBe(new BucketAnswer(true, 2, 20 * Second, 0));
        bucket.Take(0).ShouldBe(new BucketAnswer(true, 1, 40 * Second, 0));
        bucket.Take(0).ShouldBe(new BucketAnswer(true, 0, 60 * Second, 0));
        bucket.Take(5 * Second).ShouldBe(new BucketAnswer(false, 0, 55 * Second, 15 * Second));
        bucket.Take(20 * Second).ShouldBe(new BucketAnswer(true, 0, 60 * Second, 0));
        bucket.Take(80 * Second).ShouldBe(new BucketAnswer(true, 2, 20 * Second, 0));
    }

    [Fact]
    public void A_bucket_that_nobody_uses_holds_no_more_than_it_can()
    {
        var bucket = new TokenBucket(capacity: 2, 60 * Second);

        for (var i = 0; i < 2; i++)
            bucket.Take(1_000_000 * Second).Allowed.ShouldBeTrue();
        bucket.Take(1_000_000 * Second).Allowed.ShouldBeFalse();
        bucket.IsFull(1_000_059 * Second).ShouldBeFalse();
        bucket.IsFull(1_000_060 * Second).ShouldBeTrue();
    }

    [Fact]
    public void Never_more_is_allowed_than_the_bucket_held_and_what_has_flown_in_since() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[0, 100_000_000].Array[1, 300]).Sample((capacity, pauses) =>
        {
            var bucket = new TokenBucket(capacity, 60 * Second);
            var (now, allowed) = (0L, 0L);
            foreach (var pause in pauses)
            {
                now += pause;
                if (bucket.Take(now).Allowed)
                    allowed++;
            }

            return allowed <= capacity + (now * capacity / (60 * Second)) + 1;
        });

    [Fact]
    public async Task Threads_that_take_at_once_share_what_there_is()
    {
        var bucket = new TokenBucket(capacity: 1_000, 60 * Second);

        var allowed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 500).Count(_ => bucket.Take(0).Allowed))));

        allowed.Sum().ShouldBe(1_000);
    }
}
