using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>Sums that are given to ASP.NET Core to write, in the ways in which that is done.</summary>
public sealed class SumAnswerTests
{
    // What the framework has, as far as the rule goes by it.
    private const string Framework = """
        namespace Microsoft.AspNetCore.Http
        {
            public static class Results
            {
                public static object Ok(object? value = null) => value!;
                public static object Json<TValue>(TValue? data, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TValue> type) => data!;
                public static object Created<TValue>(string uri, TValue? value) => value!;
            }
            public static class TypedResults { public static object Ok<TValue>(TValue? value) => value!; }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            public static class EndpointRouteBuilderExtensions
            {
                public static object MapGet(this object app, string pattern, System.Delegate handler) => app;
            }
        }
        namespace Microsoft.AspNetCore.Mvc
        {
            public abstract class ControllerBase { public object Ok(object? value) => value!; }
            public sealed class ActionResult<TValue> { public static implicit operator ActionResult<TValue>(TValue value) => new(); }
        }
        namespace Shop.V1 { [SpecLattice.Spec("order", 1)] public sealed partial record Order(string Customer); }

        """;

    [Theory]
    [InlineData("object M(VersionedOrder o) => Results.Ok(o);", 1)]
    [InlineData("object M(VersionedOrder? o) => TypedResults.Ok(o);", 1)]
    [InlineData("object M(VersionedOrder o) => Results.Created(\"/orders/1\", o);", 1)]
    [InlineData("object M(VersionedOrder o) => Results.Ok(value: (object)o);", 0)] // Whoever says that it is an object knows how it is written.
    [InlineData("object M(object app, VersionedOrder o) => app.MapGet(\"/\", () => o);", 1)]
    [InlineData("object M(object app, VersionedOrder o) => app.MapGet(\"/\", (int id) => { if (id > 0) { return o; } return Find(id); });", 2)]
    [InlineData("object M(object app, VersionedOrder o) => app.MapGet(\"/\", async (int id) => { await Task.Yield(); return o; });", 1)]
    [InlineData("object M(object app) => app.MapGet(\"/\", Find);", 1)]
    [InlineData("object M(object app) => app.MapGet(\"/\", FindAsync);", 1)]
    [InlineData("object M(object app, VersionedOrder o) => app.MapGet(\"/\", () => SpecJson.Serialize(o));", 0)]
    [InlineData("object M(object app, VersionedOrder o) => app.MapGet(\"/\", () => { VersionedOrder Inner() => o; return Inner().Version; });", 0)]
    [InlineData("object M(object app) => app.MapGet(\"/\", () => new V1.Order(\"ada\"));", 0)]
    [InlineData("object M(VersionedOrder o, System.Text.Json.Serialization.Metadata.JsonTypeInfo<VersionedOrder> type) => Results.Json(o, type);", 0)]
    [InlineData("object M(SpecList<VersionedOrder> all) => Results.Ok(all);", 0)]
    public async Task They_are_reported_and_nothing_else(string member, int count)
    {
        var source = $$"""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using SpecLattice;
            {{Framework}}
            namespace Shop
            {
                public static class Api
                {
                    public static {{member}}
                    public static VersionedOrder Find(int id) => new V1.Order($"{id}");
                    public static Task<VersionedOrder> FindAsync(int id) => Task.FromResult(Find(id));
                }
            }
            """;

        Assert.Equal(count, (await Generation.Of(source).FindAsync("SPEC0092")).Length);
    }

    [Fact]
    public async Task Actions_of_controllers_are_reported()
    {
        var source = $$"""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using SpecLattice;
            {{Framework}}
            namespace Shop
            {
                public class Api : ControllerBase
                {
                    public VersionedOrder One() => new V1.Order("a");
                    public ActionResult<VersionedOrder> Two() => One();
                    public Task<ActionResult<VersionedOrder>> ThreeAsync() => Task.FromResult(Two());
                    public object Four() => Ok(One());
                    public V1.Order Five() => new("a");
                    private VersionedOrder Six() => One();
                }
            }
            """;

        Assert.Equal(4, (await Generation.Of(source).FindAsync("SPEC0092")).Length);
    }
}
