using System.Runtime.CompilerServices;
using SpecLattice;

[assembly: InternalsVisibleTo("SpecLattice.Vmm.Tests")]
[assembly: SpecJsonNaming(SpecNaming.SnakeCase)]
