using System.Collections.Immutable;
using SpecLattice.CompilerServices;

namespace SpecLattice.Tests;

/// <summary>A sum as the generator writes it: a pipe whose content only some versions can hold.</summary>
/// <param name="Version">The version.</param>
/// <param name="Floor">The lowest version that can hold the content; a newer one than this build's for an unknown version.</param>
public sealed record Pipe(int Version, int Floor) : ISpecSum<Pipe>
{
    public static string Family => "pipe";

    public static string SchemaOf(int version) => $"pipe {version}\n";

    public int GetFloor() => Floor;

    public static ImmutableArray<SpecVersion> Versions { get; } = [new(1, "V0", "d1"), new(2, "V2", "d2"), new(3, "V3", "d3"), new(6, "V6", "d6")];

    public Conversion<Pipe> ToVersion(int version)
    {
        var losses = new LossCollector(Family, [Version, version]);
        if (version < Floor)
        {
            losses.Add("content", LossKind.MemberNotRepresentable, Floor, $"exists since version {Floor}");
            losses.Add("color", LossKind.MemberNotRepresentable, Floor, $"exists since version {Floor}");
        }

        return losses.Complete(this with { Version = version });
    }
}
