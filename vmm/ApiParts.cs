// The parts of the newest API spec that the model holds or is made of and that an API version has changed. A version that changes one changes its line here.
global using ApiComponent = SpecLattice.Vmm.Api.V6.Component;
global using ApiNvmeDisk = SpecLattice.Vmm.Api.V6.NvmeDisk;
global using ApiSmbiosInput = SpecLattice.Vmm.Api.V2.SmbiosType1Input;
