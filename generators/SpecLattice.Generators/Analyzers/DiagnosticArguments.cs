using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers;

/// <summary>What a diagnostic's message is made of, for fixes to use: messages are for people.</summary>
internal static class DiagnosticArguments
{
    /// <summary>The arguments of a message, as a diagnostic carries them.</summary>
    public static ImmutableDictionary<string, string?> ToProperties(params string[] arguments) => arguments
        .Select((argument, i) => new KeyValuePair<string, string?>(i.ToString(CultureInfo.InvariantCulture), argument))
        .ToImmutableDictionary();

    /// <summary>The argument at a place of the message.</summary>
    public static string Argument(this Diagnostic diagnostic, int index) =>
        diagnostic.Properties.TryGetValue(index.ToString(CultureInfo.InvariantCulture), out var argument) ? argument ?? "" : "";
}
