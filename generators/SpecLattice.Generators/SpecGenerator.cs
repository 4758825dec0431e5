using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Emission;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Planning;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators;

/// <summary>
/// Emits the codecs, the equality, the conversions and the sums of annotated types. It reports nothing itself:
/// mistakes in annotations are reported by <see cref="Analyzers.AnnotationAnalyzer"/>, from the same models.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SpecGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var specs = Discover(context, KnownNames.Spec, TrackingNames.Specs);
        var parts = Discover(context, KnownNames.SpecPart, TrackingNames.Parts);
        var plan = specs.Collect()
            .Combine(parts.Collect())
            .Select(static (types, cancellation) => PlanAll(types.Left, types.Right, cancellation))
            .WithTrackingName(TrackingNames.Plan);
        var types = plan.SelectMany(static (all, _) => all.Types.Items).WithTrackingName(TrackingNames.Types);
        var language = context.CompilationProvider
            .Select(static (compilation, _) => LanguageFactsParser.Parse(compilation))
            .WithTrackingName(TrackingNames.Language);
        var families = plan.SelectMany(static (all, _) => all.Families.Items)
            .Combine(language)
            .Select(static (pair, _) => pair.Left with { IsClosed = pair.Right.HasClosedClasses })
            .WithTrackingName(TrackingNames.Families);
        var needsClosedAttribute = plan
            .Combine(language)
            .Select(static (pair, _) => pair.Left.Families.Count > 0 && pair.Right.NeedsClosedAttribute);
        context.RegisterSourceOutput(types, static (output, type) => EmitType(output, type));
        context.RegisterSourceOutput(families, static (output, family) => EmitFamily(output, family));
        context.RegisterSourceOutput(needsClosedAttribute, static (output, needed) =>
        {
            if (needed)
            {
                AddSource(output, "IsClosedTypeAttribute.g.cs", ClosedAttributeEmitter.Emit());
            }
        });
    }

    private static IncrementalValuesProvider<TypeModel> Discover(
        IncrementalGeneratorInitializationContext context, string attribute, string trackingName) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (_, _) => true,
                static (found, cancellation) => found.TargetSymbol is INamedTypeSymbol type ? TypeParser.Parse(type, cancellation) : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(trackingName);

    private static CompilationPlan PlanAll(ImmutableArray<TypeModel> specs, ImmutableArray<TypeModel> parts, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return CompilationPlanner.Plan(specs.Concat(parts));
    }

    private static void EmitType(SourceProductionContext output, TypePlan plan)
    {
        switch (plan.Type.Shape)
        {
            case TypeShape.Record:
                Add("Json", RecordCodecEmitter.Emit);
                Add("Equality", RecordEqualityEmitter.Emit);
                AddConversions(RecordConversionEmitter.Emit);
                break;
            case TypeShape.Union:
                Add("Json", UnionCodecEmitter.Emit);
                Add("Union", UnionEmitter.Emit);
                AddConversions(UnionConversionEmitter.Emit);
                break;
            default:
                Add("Json", EnumEmitter.Emit);
                AddConversions(EnumConversionEmitter.Emit);
                break;
        }

        if (plan.Family is not null)
        {
            Add("Sum", SumMemberEmitter.Emit);
        }

        void Add(string concern, Func<TypePlan, string> emit) =>
            AddSource(output, $"{plan.HintName}.{concern}.g.cs", emit(plan));

        void AddConversions(Func<TypePlan, string> emit)
        {
            if (plan.Conversions.Count > 0)
            {
                Add("Conversions", emit);
            }
        }
    }

    private static void EmitFamily(SourceProductionContext output, FamilyPlan family)
    {
        var prefix = family.Namespace.Length == 0 ? "" : family.Namespace.Replace("@", "") + ".";
        AddSource(output, $"{prefix}{family.SumName}.g.cs", SumEmitter.Emit(family));
        AddSource(output, $"{prefix}{family.SumName}.Schemas.g.cs", SumSchemaEmitter.Emit(family));
        AddSource(output, $"{prefix}{family.UnknownName}.g.cs", UnknownVersionEmitter.Emit(family));
    }

    private static void AddSource(SourceProductionContext output, string hintName, string text) =>
        output.AddSource(hintName, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
}
