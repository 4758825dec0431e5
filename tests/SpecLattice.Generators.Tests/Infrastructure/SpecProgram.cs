using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>Specs compiled in memory together with expressions over them, and run.</summary>
internal static class SpecProgram
{
    private const string Driver = """

        public static class Driver
        {
            /// <summary>A conversion's value as JSON, or its losses, one per line.</summary>
            public static string Show<T>(SpecLattice.Conversion<T> conversion) where T : notnull, SpecLattice.Serialization.ISpecJson<T> => conversion.Match(
                value => Json(value),
                losses => string.Join("\n", System.Linq.Enumerable.Select(losses, loss => $"{loss.Pointer} {loss.Kind} {loss.Step}: {loss.Message}")));

            /// <summary>As <see cref="Show"/>, of a sum, without its envelope.</summary>
            public static string ShowSpec<T>(SpecLattice.Conversion<T> conversion) where T : notnull, SpecLattice.Serialization.ISpecJson<T> =>
                Show(conversion) is var shown && shown.StartsWith("{") ? shown.Substring(shown.IndexOf("\"spec\":") + 7).TrimEnd('\n')[..^1] : shown;

            public static string Json<T>(T value) where T : SpecLattice.Serialization.ISpecJson<T> => SpecLattice.SpecJson.Serialize(value);

            public static T Parse<T>(string json) where T : SpecLattice.Serialization.ISpecJson<T> => SpecLattice.SpecJson.Deserialize<T>(json);

            /// <summary>A document read and written again, or why it is refused.</summary>
            public static string Again<T>(string json) where T : SpecLattice.Serialization.ISpecJson<T>
            {
                try
                {
                    return Json(Parse<T>(json));
                }
                catch (SpecLattice.SpecJsonException refused)
                {
                    return refused.Message;
                }
            }

            /// <summary>The places of the losses that a conversion throws.</summary>
            public static string Thrown(System.Func<object?> convert)
            {
                try
                {
                    return $"{convert()}";
                }
                catch (SpecLattice.SpecConversionException thrown)
                {
                    return string.Join("\n", System.Linq.Enumerable.Select(thrown.Losses, loss => loss.Pointer));
                }
            }

            public static object?[] Run() => [EXPRESSIONS];
        }
        """;

    /// <summary>Compiles the specs and evaluates expressions over them.</summary>
    /// <returns>What each gives, as text.</returns>
    public static string[] Evaluate(string specs, params string[] expressions) => Run(Generate(specs, null, expressions));

    /// <summary>As <see cref="Evaluate"/>, in a project with a lock.</summary>
    public static string[] EvaluateLocked(string specs, string lockText, params string[] expressions) => Run(Generate(specs, lockText, expressions));

    /// <summary>As <see cref="Evaluate"/>, in a project that fuses the conversions of lineages of so many versions.</summary>
    public static string[] EvaluateFused(string specs, int maxFused, params string[] expressions) => Run(Generate(specs, null, expressions, maxFused));

    private static string[] Run(Generation generation)
    {
        using var image = new MemoryStream();
        var result = generation.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, generation.Explain(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var run = context.LoadFromStream(image).GetType("Driver")!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
            var results = (object?[])run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
            return [.. results.Select(result => Convert.ToString(result, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The compiler's complaints about an expression over the specs.</summary>
    public static string[] Complaints(string specs, string expression) =>
        [.. Generate(specs, null, [expression]).CompilerDiagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.Id)];

    /// <summary>Text as a C# literal.</summary>
    public static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    private static Generation Generate(string specs, string? lockText, string[] expressions, int? maxFused = null)
    {
        var body = "\n" + string.Join(",\n", expressions.Select(expression => $"((System.Func<object?>)(() => {expression}))()")) + "\n";
        return Generation.Of("using System;\nusing System.Linq;\nusing SpecLattice;\nusing static Driver;\n" + specs + Driver.Replace("EXPRESSIONS", body, StringComparison.Ordinal), lockText: lockText, maxFused: maxFused);
    }
}
