using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>What becomes of a value at last.</summary>
internal enum EndKind
{
    /// <summary>Nothing: <c>_ = x;</c>, <c>x.ToString();</c>, a local that nobody reads (which has no end at all).</summary>
    Nothing,

    /// <summary>Somebody reads it who makes nothing of it: <c>Console.WriteLine(x)</c>, <c>logger.LogInformation("{X}", x)</c>, <c>Debug.Assert(x)</c>.</summary>
    Shown,

    /// <summary>Something is asked of it, and the answer is no longer the value: <c>x.Count</c>, <c>x == y</c>.</summary>
    Asked,

    /// <summary>It chooses which way the code takes: <c>if (x)</c>, <c>switch (x)</c>.</summary>
    Decides,

    /// <summary>The member returns it, or gives it by <c>ref</c> or <c>out</c>.</summary>
    Returned,

    /// <summary>Somebody else gets it: <c>sink(x)</c>, <c>queue.Enqueue(x)</c>.</summary>
    HandedOn,

    /// <summary>A field or property keeps it.</summary>
    Stored,

    /// <summary>It is thrown.</summary>
    Thrown,

    /// <summary>It is inside something that has room for a refusal: a <c>Conversion&lt;T&gt;</c>, a result of the user's own.</summary>
    Refusable,
}

/// <summary>A place where a value ends.</summary>
/// <param name="Kind">What becomes of it there.</param>
/// <param name="Value">The value, as it is there.</param>
/// <param name="User">Who uses it there.</param>
internal sealed record ValueEnd(EndKind Kind, IOperation Value, IOperation User);

/// <summary>Whether what an operation gives still holds a value that goes into it.</summary>
internal enum Carrying
{
    No,
    Yes,

    /// <summary>It does, together with room for a refusal, so that there is no need to follow it.</summary>
    Safely,

    /// <summary>It gives something else, but whoever makes that gets the value.</summary>
    HandsOn,
}
