using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Parsing.Declarations;
using SpecLattice.Generators.Planning;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>What the pipeline passes from step to step holds nothing of the compiler's and compares by value.</summary>
public sealed class ModelPurityTests
{
    private static readonly Type[] Leaves =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(ulong), typeof(decimal)];

    private static readonly Type[] PassedOn =
    [
        typeof(TreeDeclarations), typeof(BindingKey), typeof(CompilationContext), typeof(TypeModel), typeof(PlanUnit),
        typeof(CompilationPlan), typeof(TypePlan), typeof(FamilyPlan), typeof(LanguageFacts), typeof(CatalogFacts), typeof(CatalogPart), typeof(CatalogPlan),
    ];

    [Fact]
    public void Models_are_sealed_records_of_readonly_fields_of_allowed_types()
    {
        var wrong = new List<string>();
        var seen = new HashSet<Type>();
        var queue = new Queue<Type>(PassedOn);
        while (queue.TryDequeue(out var type))
        {
            if (seen.Add(type))
            {
                wrong.AddRange(Check(type, queue));
            }
        }

        Assert.Empty(wrong);
        Assert.True(seen.Count > 40, $"only {seen.Count} types were seen");
    }

    [Theory]
    [InlineData(typeof(ClassOfSymbols))]
    [InlineData(typeof(Mutable))]
    [InlineData(typeof(Open))]
    public void Impure_types_are_found(Type type) => Assert.NotEmpty(Check(type, new Queue<Type>()));

    [Fact]
    public void No_step_passes_on_anything_of_the_compilers()
    {
        var ordinary = new SourceFile("Ordinary.cs", "[SpecLattice.Spec(\"day\", 1)] public sealed partial record Day(System.DayOfWeek Name);");
        var result = new IncrementalProject().Run([.. TwoFamilies.All, ordinary]);
        var names = typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!);
        foreach (var name in names)
        {
            var outputs = result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Value).ToList();
            Assert.NotEmpty(outputs);
            Assert.Empty(ObjectGraph.FindForbidden(outputs));
        }
    }

    [Fact]
    public void The_walk_finds_what_is_forbidden()
    {
        var tree = CSharpSyntaxTree.ParseText("class C;", cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Bad", [tree]);
        var type = compilation.GetTypeByMetadataName("C")!;
        var root = tree.GetRoot(TestContext.Current.CancellationToken);
        foreach (var bad in new object[] { type, compilation, root, tree, type.Locations[0], compilation.GetSemanticModel(tree), compilation.ToMetadataReference() })
        {
            Assert.NotEmpty(ObjectGraph.FindForbidden(new Holder(new List<object?> { 1, "text", new Dictionary<string, object> { ["key"] = bad } })));
        }

        Assert.Empty(ObjectGraph.FindForbidden(new Holder(new List<object?> { 1, "text", null })));
    }

    private static IEnumerable<string> Check(Type type, Queue<Type> queue)
    {
        if (Leaves.Contains(type) || type.IsEnum)
        {
            yield break;
        }

        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>)))
        {
            queue.Enqueue(type.GenericTypeArguments[0]);
            yield break;
        }

        if (type.GetMethod("<Clone>$") is null || !(type.IsSealed || type.IsAbstract))
        {
            yield return $"{type}: not a sealed record";
        }

        foreach (var derived in type.Assembly.GetTypes().Where(candidate => candidate.BaseType == type))
        {
            queue.Enqueue(derived);
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.IsInitOnly)
            {
                yield return $"{type}.{field.Name}: can be changed";
            }

            queue.Enqueue(field.FieldType);
        }
    }

    private sealed record Holder(object? Value);

    private sealed class ClassOfSymbols;

    private sealed record Mutable
    {
        public int Value { get; set; }
    }

    public record Open;
}
