namespace Workshop.Stats;

/// <summary>What a type's words say about its entries (MISSION: whole words, split at <c>. - _ / :</c> and space, ignoring case).</summary>
[Flags]
public enum TypeTraits : byte
{
    None = 0,
    Error = 1,
    Critical = 2,
    Fix = 4,
    Wish = 8,
    Elf = 16,
    Break = 32,

    /// <summary>A fix whose last telling word is a fix word: <c>paint.error.fixed</c> mends, <c>paint.fix.failed</c> does not.</summary>
    Mends = 64,
}

/// <summary>Reads the traits of a type off its words.</summary>
public static class TypeWords
{
    private const string Separators = ".-_/: ";

    private static readonly Dictionary<string, TypeTraits> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["error"] = TypeTraits.Error,
        ["errors"] = TypeTraits.Error,
        ["fail"] = TypeTraits.Error,
        ["failed"] = TypeTraits.Error,
        ["failure"] = TypeTraits.Error,
        ["exception"] = TypeTraits.Error,
        ["critical"] = TypeTraits.Critical | TypeTraits.Error,
        ["crash"] = TypeTraits.Critical | TypeTraits.Error,
        ["crashed"] = TypeTraits.Critical | TypeTraits.Error,
        ["fatal"] = TypeTraits.Critical | TypeTraits.Error,
        ["fix"] = TypeTraits.Fix,
        ["fixed"] = TypeTraits.Fix,
        ["hotfix"] = TypeTraits.Fix,
        ["bugfix"] = TypeTraits.Fix,
        ["resolve"] = TypeTraits.Fix,
        ["resolved"] = TypeTraits.Fix,
    };

    private static readonly Dictionary<string, TypeTraits>.AlternateLookup<ReadOnlySpan<char>> WordLookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The traits of a type. A break is nothing else, whatever its words.</summary>
    public static TypeTraits TraitsOf(string type)
    {
        if (type.Equals("break", StringComparison.OrdinalIgnoreCase))
            return TypeTraits.Break;

        var traits = TypeTraits.None;
        if (type.StartsWith("wish.", StringComparison.OrdinalIgnoreCase))
            traits |= TypeTraits.Wish;
        if (type.Equals("elf.joined", StringComparison.OrdinalIgnoreCase))
            traits |= TypeTraits.Elf;
        foreach (var range in Split(type))
        {
            var word = TraitsOfWord(type.AsSpan(range));
            if (word != TypeTraits.None)
                traits = (traits & ~TypeTraits.Mends) | word | (word == TypeTraits.Fix ? TypeTraits.Mends : TypeTraits.None);
        }

        return traits;
    }

    /// <summary>The words of a type; some may be empty.</summary>
    public static MemoryExtensions.SpanSplitEnumerator<char> Split(string type) => type.AsSpan().SplitAny(Separators);

    /// <summary>What one word says: that the entry is an error, a critical one or a fix.</summary>
    public static TypeTraits TraitsOfWord(ReadOnlySpan<char> word) => WordLookup.TryGetValue(word, out var traits) ? traits : TypeTraits.None;
}
