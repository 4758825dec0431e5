using System.CommandLine;
namespace SpecLattice.Vmm.Cli.Commands;
internal static class DemoCommand { public static Command Create() => new("demo"); }
