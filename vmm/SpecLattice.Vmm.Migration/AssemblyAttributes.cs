using SpecLattice;

[assembly: SpecJsonNaming(SpecNaming.SnakeCase)]
