namespace SpecLattice.Generators.Tests.Analyzers.Conversions;

public sealed class CasesAndCastsTests
{
    private const string Levels = """
        namespace Vmm.V1
        {
            [SpecPart(1), SpecEnum]
            public enum Level
            {
                Info,
                Error,
            }
        }

        namespace Vmm.V2
        {
            [SpecPart(2), SpecEnum]
            public enum Level
            {
                [Added]
                Trace,
                Info,
                Error,
            }
        }

        """;

    [Theory]
    [InlineData("level switch { V2.Level.Trace => V1.Level.Info, V2.Level.Info => [|V1.Level.Info|], V2.Level.Error => V1.Level.Error, _ => throw new ArgumentException() }")]
    [InlineData("level switch { V2.Level.Trace or V2.Level.Info => [|V1.Level.Info|], V2.Level.Error => V1.Level.Error, _ => throw new ArgumentException() }")]
    [InlineData("level switch { V2.Level.Error => V1.Level.Error, _ => [|V1.Level.Info|] }")]
    [InlineData("level switch { V2.Level.Info => V1.Level.Info, V2.Level.Error => V1.Level.Error, _ => [|V1.Level.Info|] }")]
    public async Task Merged_cases_are_reported(string expression) =>
        await InToolAsync($"public static Conversion<V1.Level> Convert(V2.Level level) => {expression};", "SPEC1009");

    [Fact]
    public async Task Merged_cases_of_a_statement_are_reported() => await InToolAsync(
        """
        public static Conversion<V1.Level> Convert(V2.Level level)
        {
            switch (level)
            {
                case V2.Level.Trace:
                    return V1.Level.Info;
                case V2.Level.Info:
                    return [|V1.Level.Info|];
                case V2.Level.Error:
                    return V1.Level.Error;
                default:
                    throw new ArgumentException();
            }
        }
        """,
        "SPEC1009");

    [Theory]
    [InlineData("public static V1.Component Convert(V2.Component component) => component.Value switch { V1.Disk disk => disk, V2.Socket socket => [|new V1.Disk { Path = $\"{socket.GuestCid}\" }|], _ => throw new ArgumentException() };")]
    [InlineData("public static V1.Component Convert(V2.Component component) { switch (component.Value) { case V1.Disk disk: return disk; case V2.Socket socket: return [|new V1.Disk { Path = $\"{socket.GuestCid}\" }|]; default: throw new ArgumentException(); } }")]
    public async Task Merged_cases_of_a_union_are_reported(string member) => await InToolAsync(member.Replace("_ => throw new ArgumentException()", "null => throw new ArgumentException()", StringComparison.Ordinal), "SPEC1009");

    [Theory]
    [InlineData("public static string Show(V2.Level level) => level switch { V2.Level.Trace or V2.Level.Info => \"low\", _ => \"high\" };")]
    [InlineData("public static V2.Level Read(string level) => level switch { \"info\" or \"INFO\" => V2.Level.Info, _ => V2.Level.Error };")]
    [InlineData("public static ConsoleColor Colour(V2.Level level) => level switch { V2.Level.Error => ConsoleColor.Red, _ => ConsoleColor.Gray };")]
    public async Task Other_switches_are_not_reported(string member) => await InToolAsync(member);

    [Theory]
    [InlineData("public static Conversion<V1.Instance> Convert(Machine machine) => new V1.Instance { Cpus = ([|byte|])Count(machine), Components = [] };")]
    [InlineData("public static Conversion<V1.Instance> Convert(Machine machine) => new V1.Instance { Cpus = unchecked(([|byte|])Count(machine)), Components = [] };")]
    [InlineData("public static V1.Level? Cast(V2.Level level) => ([|V1.Level|])level;")]
    [InlineData("public static V1.Level? Cast(V2.Level level) => ([|V1.Level|])(int)level;")]
    public async Task Casts_that_cut_are_reported(string member) => await InToolAsync(member, "SPEC1010");

    [Theory]
    [InlineData("public static Conversion<V1.Instance> Convert(Machine machine) => new V1.Instance { Cpus = checked((byte)Count(machine)), Components = [] };")]
    [InlineData("public static byte Low(Machine machine) => (byte)Count(machine);")]
    [InlineData("public static Conversion<V1.Instance> Convert(Machine machine) => new V1.Instance { Cpus = (byte)(Count(machine) > 5 ? 'a' : 'b' - 'a'), Components = [] };", "SPEC1010")]
    [InlineData("public static Conversion<V1.Instance> Convert(Machine machine) => new V1.Instance { Cpus = (byte)3, Components = Long((long)Count(machine)) };")]
    [InlineData("public static int Number(V2.Level level) => (int)level;")]
    public async Task Other_casts_are_not_reported(string member, params string[] ids) =>
        await InToolAsync(ids.Length == 0 ? member : member.Replace("(byte)", "([|byte|])", StringComparison.Ordinal), ids);

    [Theory]
    [InlineData("public static int Cpus(VersionedInstance received) => received switch { V1.Instance => [|throw|] new NotSupportedException(), V2.Instance spec => spec.Cpus, UnknownInstance => 0 };")]
    [InlineData("public static int Cpus(VersionedInstance received) => received.Match(v1: _ => [|throw|] new NotSupportedException(), v2: spec => spec.Cpus, unknown: _ => 0);")]
    [InlineData("public static int Cpus(VersionedInstance received) { switch (received) { case V1.Instance: [|throw|] new NotSupportedException(); case V2.Instance spec: return spec.Cpus; case UnknownInstance: return 0; } return 1; }")]
    [InlineData("public static Conversion<V1.Component> Convert(V2.Component component) => component.Match<Conversion<V1.Component>>(disk: disk => (V1.Component)disk, socket: _ => [|throw|] new NotSupportedException());")]
    public async Task Throwing_arms_are_reported(string member) => await InToolAsync(member, "SPEC1011");

    [Theory]
    [InlineData("public static int Cpus(VersionedInstance received) => received switch { V1.Instance spec => spec.Cpus, V2.Instance spec => spec.Cpus, UnknownInstance => throw new NotSupportedException() };")]
    [InlineData("public static string Path(V2.Component component) => component.Match(disk: disk => disk.Path, socket: _ => throw new NotSupportedException());")]
    public async Task Other_throwing_arms_are_not_reported(string member) => await InToolAsync(member);

    private static async Task InToolAsync(string member, params string[] ids) => await ConversionSource.AssertReportsAsync(
        $$"""
        {{Levels}}
        namespace Vmm
        {
            public static class Tool
            {
                {{member}}

                private static int Count(Machine machine) => machine is var (board, drives, smbios) ? board.Cpus + drives.Count + (smbios?.Length ?? 0) : 0;

                private static SpecList<V1.Component> Long(long count) => count > 1 ? [] : [new V1.Disk { Path = "" }];
            }
        }
        """,
        ids);
}
