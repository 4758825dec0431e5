using System.Globalization;

namespace SpecLattice.Tests.Shared;

/// <summary>
/// How many random samples a test takes. Breadth is for every run, depth is for the night: <c>SPECLATTICE_NIGHTLY=1</c> makes all of them many, and each has a variable of its own besides.
/// </summary>
internal static class Depth
{
    /// <summary>Whether <c>SPECLATTICE_NIGHTLY=1</c> asks for depth.</summary>
    public static bool IsNightly { get; } = Environment.GetEnvironmentVariable("SPECLATTICE_NIGHTLY") == "1";

    /// <summary>
    /// Whether what takes long runs too, building projects with the packages and making mistakes on purpose: at night, and where <c>.ci/run</c> sets <c>SPECLATTICE_CI=1</c>.
    /// </summary>
    public static bool IsThorough { get; } = IsNightly || Environment.GetEnvironmentVariable("SPECLATTICE_CI") == "1";

    /// <summary>Why a test is skipped where <see cref="IsThorough"/> does not hold.</summary>
    public const string NotThorough = "takes long: SPECLATTICE_CI=1 runs it, as .ci/run does";

    /// <summary>A number of samples.</summary>
    /// <param name="usual">How many in every run.</param>
    /// <param name="nightly">How many at night.</param>
    /// <param name="variable">The variable that says how many, whatever the run.</param>
    public static int Of(int usual, int nightly, string? variable = null) => (variable is null ? null : Read(variable)) ?? (IsNightly ? nightly : usual);

    /// <summary>
    /// The seed that <c>SPECLATTICE_SEED</c> gives. Without one another each time at night, and where 0 is given; otherwise always the same, so that a change is judged by what it changes.
    /// </summary>
    /// <param name="usual">The seed that is always the same.</param>
    public static int SeedOr(int usual) => (Read("SPECLATTICE_SEED") ?? (IsNightly ? 0 : usual)) switch
    {
        0 => Random.Shared.Next(1, 1_000_000),
        var seed => seed,
    };

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
