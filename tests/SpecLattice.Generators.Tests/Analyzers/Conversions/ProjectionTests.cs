namespace SpecLattice.Generators.Tests.Analyzers.Conversions;

public sealed class ProjectionTests
{
    private const string NotRead = "SPEC1006";
    private const string Discarded = "SPEC1007";

    [Theory]
    [InlineData("public static Conversion<V2.Instance> [|ToApi|](Machine machine) => Make(machine.Board.Cpus, machine.Drives, null);")]
    [InlineData("public static Conversion<V2.Instance> [|ToApi|](Machine machine) => Make(machine.Board.Cpus, SpecList.From(machine.Drives.Where(_ => machine.Drives.Count > 0)), null);")]
    [InlineData("public static Conversion<V2.Instance> [|ToApi|](Machine machine) => Make(1, machine.Drives, nameof(machine.Smbios) + machine.Board);")]
    [InlineData("public static Conversion<Machine> [|FromApi|](V2.Instance spec) => new Machine(new Board(spec.Cpus), Drives(spec.Components), null);")]
    [InlineData("public static bool [|TryFromApi|](V2.Instance spec, out Machine machine) { machine = new Machine(new Board(spec.Cpus), Drives(spec.Components), null); return true; }")]
    [InlineData("public static V2.Instance [|Upgrade|](V1.Instance spec) => new() { Cpus = spec.Cpus, Components = [] };")]
    [InlineData("public static Conversion<V1.Instance> [|Downgrade|](V2.Instance spec) => new V1.Instance { Cpus = spec.Cpus, Components = Older(spec.Components.Count) };")]
    [InlineData("public static Conversion<V2.Instance> [|ToApi|](Machine machine) { Log(machine); return Make(machine.Board.Cpus, machine.Drives, null); }")]
    public async Task Members_that_are_never_read_are_reported(string member) => await InToolAsync(member, NotRead);

    [Theory]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) { _ = [|machine.Smbios|]; return Make(machine.Board.Cpus, machine.Drives, null); }")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) { var (board, drives, [|_|]) = machine; return Make(board.Cpus, drives, null); }")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) { var (board, drives, [|smbios|]) = machine; return Make(board.Cpus, drives, null); }")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) { machine.Deconstruct(out var board, out var drives, out [|_|]); return Make(board.Cpus, drives, null); }")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) { var names = new List<string>(); foreach (var (name, [|drive|]) in machine.Drives.ToDictionary(drive => 1)) { names.Add($\"{name}\"); } return new V2.Instance { Cpus = machine.Board.Cpus, Components = [], Smbios = names + machine.Smbios }; }")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) => machine is var (board, drives, [|_|]) ? Make(board.Cpus, drives, null) : throw new InvalidOperationException();")]
    public async Task Members_that_are_only_discarded_are_reported(string member) => await InToolAsync(member, Discarded);

    [Theory]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) { var (board, drives, smbios) = machine; return Make(board.Cpus, drives, smbios); }")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) => machine is { Board: var board, Drives: var drives, Smbios: var smbios } ? Make(board.Cpus, drives, smbios) : throw new InvalidOperationException();")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) => Make(machine.Board.Cpus, machine.Drives, Smbios(machine)); private static string? Smbios(Machine machine) => machine.Smbios;")]
    [InlineData("public static Conversion<V2.Instance> ToApi(Machine machine) => Elsewhere.Convert(machine, 1);")]
    [InlineData("public static Conversion<V1.Instance> Downgrade(V2.Instance spec) => spec.ToV1();")]
    [InlineData("public static V2.Instance Upgrade(V1.Instance spec) => spec.ToV2();")]
    [InlineData("public static int Count(Machine machine) => machine.Drives.Count;")]
    public async Task What_is_read_or_handed_on_is_not_reported(string member) => await InToolAsync(member);

    [Fact]
    public async Task A_part_that_is_taken_apart_must_be_read_whole() => await ConversionSource.AssertReportsAsync(
        """
        namespace Vmm.V2
        {
            [SpecPart(2)]
            public sealed partial record Chip
            {
                public required byte Cores { get; init; }

                public required byte Threads { get; init; }
            }

            [Spec("board", 2)]
            public sealed partial record BoardSpec
            {
                public required Chip Chip { get; init; }
            }
        }

        namespace Vmm
        {
            [SpecModel]
            public sealed record Mainboard(byte Cores);

            public static class Mapping
            {
                public static Conversion<Mainboard> [|Convert|](V2.BoardSpec spec) => new Mainboard(spec.Chip.Cores);
            }
        }
        """,
        NotRead);

    [Fact]
    public async Task Calls_into_nested_types_are_followed() => await ConversionSource.AssertReportsAsync(
        """
        namespace Vmm
        {
            public static class Mapping
            {
                public static Conversion<V2.Instance> Convert(Machine machine)
                {
                    var writer = new Writer();
                    writer.Add(machine);
                    return writer.Build(machine.Board.Cpus);
                }

                public static Conversion<V2.Instance> [|ConvertHalf|](Machine machine) => new Writer().Build(machine.Board.Cpus + machine.Drives.Count);

                private sealed class Writer
                {
                    private readonly List<V2.Component> _components = [];
                    private string? _smbios;

                    public void Add(Machine machine)
                    {
                        foreach (var drive in machine.Drives)
                        {
                            _components.Add(new V1.Disk { Path = drive.Path });
                        }

                        _smbios = machine.Smbios;
                    }

                    public V2.Instance Build(int cpus) => new() { Cpus = checked((byte)cpus), Components = SpecList.From(_components), Smbios = _smbios };
                }
            }
        }
        """,
        NotRead);

    [Fact]
    public async Task A_hand_written_way_up_is_asked_and_the_way_down_is_compared_anyway() => await ConversionSource.AssertReportsAsync(
        """
        namespace Other.V1
        {
            [Spec("clock", 1)]
            public sealed partial record Clock
            {
                public required uint Seconds { get; init; }

                public string? Zone { get; init; }
            }
        }

        namespace Other.V2
        {
            [Spec("clock", 2)]
            [Removed("Seconds", When = 0u)]
            public sealed partial record Clock
            {
                [Added(0UL)]
                public required ulong Ticks { get; init; }

                public string? Zone { get; init; }

                [SpecConversion]
                internal static Clock [|Up|](V1.Clock clock) => new() { Ticks = clock.Seconds * 10UL };

                [SpecConversion]
                internal static V1.Clock Down(Clock clock) => new() { Seconds = (uint)(clock.Ticks / 10) };
            }
        }
        """,
        NotRead);

    [Fact]
    public async Task Members_that_are_declared_not_projected_need_not_be_read() => await ConversionSource.AssertReportsAsync(
        """
        namespace Vmm
        {
            [SpecModel]
            public sealed record Server(V1.Instance Instance, [NotProjected("counts restarts of this process")] int Restarts)
            {
                [NotProjected("follows from the instance")]
                public string? Title { get; init; }
            }

            [Spec("server", 1)]
            public sealed partial record ServerSpec
            {
                public required V1.Instance Instance { get; init; }

                [NotProjected("readers take it for their logs")]
                public string? Comment { get; init; }
            }

            public static class Mapping
            {
                public static Conversion<ServerSpec> ToApi(Server server) => new ServerSpec { Instance = server.Instance };

                public static Conversion<Server> FromApi(ServerSpec spec) => new Server(spec.Instance, 0);
            }
        }
        """);

    private static async Task InToolAsync(string member, params string[] ids) => await ConversionSource.AssertReportsAsync(
        $$"""
        namespace Vmm
        {
            public static class Tool
            {
                {{member}}

                private static void Log(Machine machine) => Console.WriteLine(machine);

                private static SpecList<V1.Component> Older(int count) => count == 0 ? [] : [new V1.Disk { Path = "" }];

                private static V2.Instance Make(byte cpus, SpecList<Drive> drives, string? smbios) =>
                    new() { Cpus = cpus, Components = SpecList.From(drives.Select(drive => (V2.Component)new V1.Disk { Path = drive.Path })), Smbios = smbios };

                private static SpecList<Drive> Drives(SpecList<V2.Component> components) =>
                    SpecList.From(components.Select(component => new Drive(((V1.Disk)component.Value).Path)));
            }

            public static class Elsewhere
            {
                public static Conversion<V2.Instance> Convert(Machine machine, int indent) =>
                    machine is var (board, drives, smbios) ? new V2.Instance { Cpus = board.Cpus, Components = [], Smbios = smbios + drives } : throw new InvalidOperationException();
            }
        }
        """,
        ids);
}
