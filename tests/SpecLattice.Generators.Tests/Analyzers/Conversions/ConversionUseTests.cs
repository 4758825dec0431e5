namespace SpecLattice.Generators.Tests.Analyzers.Conversions;

public sealed class ConversionUseTests
{
    [Theory]
    [InlineData("spec.[|ToV1|]();")]
    [InlineData("_ = spec.[|ToV1|]();")]
    [InlineData("spec.ToV1().[|TryGetValue|](out _);")]
    [InlineData("spec.ToV1().[|TryGetValue|](out var older); Console.WriteLine(older!);")]
    [InlineData("_ = spec.ToV1().[|IsSuccess|];")]
    public async Task Ignored_results_are_reported(string statement) => await InVoidAsync(statement, "SPEC1002");

    [Theory]
    [InlineData("return spec.ToV1().[|GetValueOrThrow|]();")]
    [InlineData("return spec.ToV1().[|TryGetValue|](out var older) ? older : throw new NotSupportedException();")]
    [InlineData("if (!spec.ToV1().[|TryGetValue|](out var older)) { throw new NotSupportedException(); } return older;")]
    [InlineData("return spec.ToV1().[|Match|](older => older, _ => throw new NotSupportedException());")]
    [InlineData("return Older(spec)[|!|]; static V1.Instance? Older(V2.Instance newer) => newer.ToV1().TryGetValue(out var older) ? older : null;")]
    [InlineData("return With([Older(spec.Components[0]).[|Value|]]); static V1.Component? Older(V2.Component newer) => newer.Value is V1.Disk disk ? disk : default(V1.Component?);")]
    [InlineData("return new() { Cpus = spec.Cpus, Components = SpecList.From(spec.Components.Select(component => component.ToV1().[|GetValueOrThrow|]())) };")]
    public async Task Forced_conversions_are_reported(string body) => await InDowngradeAsync(body, "SPEC1003");

    [Theory]
    [InlineData("return spec.ToV1().[|TryGetValue|](out var older) ? older : Empty;")]
    [InlineData("if (!spec.ToV1().[|TryGetValue|](out var older)) { return Empty; } return older;")]
    [InlineData("return spec.ToV1().[|Match|](older => older, _ => Empty);")]
    [InlineData("return (spec.ToV1().[|TryGetValue|](out var older) ? older : null) ?? Empty;")]
    [InlineData("try { return spec.ToV1().GetValueOrThrow(); } [|catch|] (SpecConversionException) { return Empty; }")]
    [InlineData("try { return spec.ToV1().GetValueOrThrow(); } [|catch|] { return Empty; }")]
    [InlineData("try { return spec.ToV1().GetValueOrThrow(); } [|catch|] (Exception) { return Empty; }")]
    public async Task Swallowed_refusals_are_reported(string body) => await InDowngradeAsync(body, "SPEC1004");

    [Theory]
    [InlineData("var list = new List<V1.Component>(); foreach (var component in spec.Components) { if (!component.ToV1().[|TryGetValue|](out var older)) { continue; } list.Add(older); } return With(list);")]
    [InlineData("var list = new List<V1.Component>(); foreach (var component in spec.Components) { if (component.ToV1().[|TryGetValue|](out var older)) { list.Add(older); } } return With(list);")]
    [InlineData("return With(spec.Components.Where(component => component.ToV1().[|IsSuccess|]).Select(component => (V1.Component)(V1.Disk)component.Value));")]
    [InlineData("return With(spec.Components.SelectMany(component => component.ToV1().[|TryGetValue|](out var older) ? new[] { older } : []));")]
    [InlineData("return With(spec.Components.SelectMany(component => component.ToV1().[|Match|](older => new[] { older }, _ => [])));")]
    [InlineData("return With(spec.Components.Select(component => component.Value).[|OfType|]<V1.Disk>().Select(disk => (V1.Component)disk));")]
    [InlineData("return With(spec.Components.[|Where|](component => component.Value is V1.Disk).Select(component => (V1.Component)(V1.Disk)component.Value));")]
    [InlineData("return With(spec.Components.[|Where|](component => TryToV1(component, out _)).Select(component => (V1.Component)(V1.Disk)component.Value));")]
    [InlineData("return With(spec.Components.[|SelectMany|](component => component.Value is V1.Disk disk ? new[] { (V1.Component)disk } : Array.Empty<V1.Component>()));")]
    [InlineData("var list = new List<V1.Component>(); foreach (var component in spec.Components) { if (component.Value is V2.Socket) { [|continue;|] } list.Add((V1.Disk)component.Value); } return With(list);")]
    public async Task Dropped_elements_are_reported(string body) => await InDowngradeAsync(body, "SPEC1005");

    [Theory]
    [InlineData("Console.WriteLine(spec.ToV1().IsSuccess);")]
    [InlineData("if (spec.ToV1().TryGetValue(out var older)) { Console.WriteLine(older); }")]
    [InlineData("if (!spec.ToV1().TryGetValue(out var older, out var losses)) { Console.WriteLine(losses); return; } Console.WriteLine(older);")]
    [InlineData("var older = spec.ToV1().GetValueOrThrow(); Console.WriteLine(older);")]
    [InlineData("Console.WriteLine(spec.ToV1().Match(older => 1, losses => losses.Count));")]
    [InlineData("Console.WriteLine(spec.Components.Count(component => component.ToV1().IsSuccess));")]
    [InlineData("foreach (var component in spec.Components) { if (component.Value is V2.Socket) { continue; } Console.WriteLine(component); }")]
    [InlineData("try { Console.WriteLine(spec.ToV1().GetValueOrThrow()); } catch (SpecConversionException refused) { Console.WriteLine(refused.Message); }")]
    [InlineData("Console.WriteLine(Older()); V1.Instance? Older() => spec.ToV1().TryGetValue(out var older) ? older : null;")]
    [InlineData("Console.WriteLine(Older()); V1.Instance? Older() { if (!spec.ToV1().TryGetValue(out var older)) { return null; } return older; }")]
    [InlineData("Console.WriteLine(Older()); V1.Instance? Older() => spec.ToV1().Match<V1.Instance?>(older => older, _ => null);")]
    [InlineData("var attempt = spec.ToV1(); Console.WriteLine(attempt.IsSuccess);")]
    public async Task Near_misses_are_not_reported(string statement) => await InVoidAsync(statement);

    private static async Task InVoidAsync(string statement, params string[] ids) => await ConversionSource.AssertReportsAsync(
        $$"""
        namespace Vmm
        {
            public static class Tool
            {
                public static void Use(V2.Instance spec)
                {
                    {{statement}}
                }
            }
        }
        """,
        ids);

    private static async Task InDowngradeAsync(string body, params string[] ids) => await ConversionSource.AssertReportsAsync(
        $$"""
        namespace Vmm
        {
            public static class Tool
            {
                private static V1.Instance Empty => new() { Cpus = 0, Components = [] };

                public static V1.Instance Downgrade(V2.Instance spec)
                {
                    {{body}}
                }

                private static V1.Instance With(IEnumerable<V1.Component> components) => new() { Cpus = 1, Components = SpecList.From(components) };

                private static bool TryToV1(V2.Component component, out V1.Component older)
                {
                    older = component.Value as V1.Disk ?? new V1.Disk { Path = "" };
                    return component.Value is V1.Disk;
                }
            }
        }
        """,
        ids);
}
