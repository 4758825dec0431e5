using System.Globalization;

namespace SpecLattice.Tool.Targets;

/// <summary>A version as people write it: <c>3</c> or <c>v3</c>.</summary>
internal static class VersionText
{
    /// <summary>The version; null where the text is not a positive number.</summary>
    public static int? Parse(string text) =>
        int.TryParse(text.TrimStart('v', 'V'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;

    /// <summary>One of a family's versions.</summary>
    /// <exception cref="CommandException">The family has no such version.</exception>
    public static int ParseKnown(string family, IReadOnlyCollection<int> versions, string text) => Parse(text) is { } version && versions.Contains(version)
        ? version
        : throw new CommandException($"{family} has no version '{text}'; it has {string.Join(", ", versions)}");
}
