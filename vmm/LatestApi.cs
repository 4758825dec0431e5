// The newest API version. The code that works with its types calls them `Latest`, so adding a version changes this line and no code.
global using Latest = SpecLattice.Vmm.Api.V6;
