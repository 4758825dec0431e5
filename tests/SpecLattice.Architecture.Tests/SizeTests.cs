using SpecLattice.Architecture.Tests.Figures;
using SpecLattice.Architecture.Tests.Reading;

namespace SpecLattice.Architecture.Tests;

public sealed class SizeTests(ITestOutputHelper output)
{
    private const int MaxFileLines = 300;
    private const int MaxMethodLines = 60;

    // What is longer still. Nothing is added here, and a number only falls.
    private static readonly Dictionary<string, int> LongFiles = [];

    private static readonly Dictionary<string, int> LongMethods = new(StringComparer.Ordinal)
    {
        // One switch over the opcodes, as the manual lists them.
        ["RiscvHart.Execute"] = 109,

        // One switch over the kinds of value plans, a case for each.
        ["Walk.AddValue"] = 62,
    };

    [Fact]
    public void Files_are_short() => AssertShort(
        SourceProject.All.SelectMany(project => project.Files).Select(file => (Checkout.Relative(file), File.ReadLines(file).Count())),
        MaxFileLines,
        LongFiles);

    [Fact]
    public void Methods_are_short() => AssertShort(
        SourceProject.All.SelectMany(project => project.Files).SelectMany(MethodLength.Of).Select(method => (method.Name, method.Lines)),
        MaxMethodLines,
        LongMethods);

    /// <summary>Prints files and lines of every room, of this checkout or the one that <c>SPECLATTICE_CHECKOUT</c> names.</summary>
    [Fact]
    public void Figures()
    {
        var figures = RoomFigures.Describe(Environment.GetEnvironmentVariable("SPECLATTICE_CHECKOUT") ?? Checkout.Root);

        output.WriteLine(figures);
        Assert.Contains("Generators/Planning", figures, StringComparison.Ordinal);
    }

    private static void AssertShort(IEnumerable<(string Name, int Lines)> all, int limit, Dictionary<string, int> exceptions)
    {
        var found = all.Where(one => one.Lines > limit).GroupBy(one => one.Name).ToDictionary(group => group.Key, group => group.Max(one => one.Lines));

        Assert.Empty(found.Where(one => one.Value > exceptions.GetValueOrDefault(one.Key, limit)).Select(one => $"{one.Key} has {one.Value} lines; at most {limit} are good to read."));
        Assert.Empty(exceptions.Where(one => found.GetValueOrDefault(one.Key) < one.Value).Select(one => $"{one.Key} is shorter now: take it off the list, or lower its number."));
    }
}
