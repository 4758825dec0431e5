using SpecLattice.Packages.Tests.Pages;

namespace SpecLattice.Packages.Tests.Matrix;

/// <summary>One way of using the packages: files and commands that have to do what is said.</summary>
/// <param name="Name">What it is called, here and on the page for users.</param>
/// <param name="Steps">What somebody does, in an empty folder.</param>
internal sealed record Setup(string Name, IReadOnlyList<PageStep> Steps)
{
    public override string ToString() => Name;
}
