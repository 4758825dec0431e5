using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SpecLattice.Vmm.Tests")]
