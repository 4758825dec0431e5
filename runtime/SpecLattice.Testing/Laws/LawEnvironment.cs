using System.Globalization;

namespace SpecLattice.Testing.Laws;

/// <summary>Reads settings from the environment.</summary>
internal static class LawEnvironment
{
    public static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new SpecLawException($"the environment variable {variable} is not a number from 0 to {int.MaxValue}"),
    };
}
