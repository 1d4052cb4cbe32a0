using Shouldly;
using Workshop.Stats;
using Xunit;

namespace Workshop.Core.Tests.Stats;

public sealed class TypeWordsTests
{
    [Theory]
    [InlineData("paint.error", TypeTraits.Error)]
    [InlineData("Paint.ERRORS", TypeTraits.Error)]
    [InlineData("saw/jam:failure", TypeTraits.Error)]
    [InlineData("login_failed", TypeTraits.Error)]
    [InlineData("job fail", TypeTraits.Error)]
    [InlineData("null-exception", TypeTraits.Error)]
    [InlineData("oven.crash", TypeTraits.Error | TypeTraits.Critical)]
    [InlineData("oven crashed", TypeTraits.Error | TypeTraits.Critical)]
    [InlineData("disk.fatal", TypeTraits.Error | TypeTraits.Critical)]
    [InlineData("a.critical.b", TypeTraits.Error | TypeTraits.Critical)]
    [InlineData("paint.fixed", TypeTraits.Fix | TypeTraits.Mends)]
    [InlineData("hotfix", TypeTraits.Fix | TypeTraits.Mends)]
    [InlineData("error.resolved", TypeTraits.Error | TypeTraits.Fix | TypeTraits.Mends)]
    [InlineData("paint.fix.failed", TypeTraits.Error | TypeTraits.Fix)]
    [InlineData("wish.created", TypeTraits.Wish)]
    [InlineData("wish.error", TypeTraits.Wish | TypeTraits.Error)]
    [InlineData("wish", TypeTraits.None)]
    [InlineData("elf.joined", TypeTraits.Elf)]
    [InlineData("elf.joined.twice", TypeTraits.None)]
    [InlineData("break", TypeTraits.Break)]
    [InlineData("Break", TypeTraits.Break)]
    [InlineData("break.error", TypeTraits.Error)]
    [InlineData("failover.ok", TypeTraits.None)]
    [InlineData("prefix.set", TypeTraits.None)]
    [InlineData("terrors", TypeTraits.None)]
    [InlineData("", TypeTraits.None)]
    [InlineData("...", TypeTraits.None)]
    public void Whole_words_decide(string type, TypeTraits expected) => TypeWords.TraitsOf(type).ShouldBe(expected);
}
