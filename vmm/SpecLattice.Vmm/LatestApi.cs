// The newest version of each type that the model is made of and made into. Adding an API version changes these lines, not the code that uses them.
global using LatestEnsureRequest = SpecLattice.Vmm.Api.V6.InstanceEnsureRequest;
global using LatestInstanceSpec = SpecLattice.Vmm.Api.V6.InstanceSpec;
global using LatestSmbiosInput = SpecLattice.Vmm.Api.V2.SmbiosType1Input;
