using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Emission;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Parsing;
using SpecLattice.Generators.Parsing.Declarations;
using SpecLattice.Generators.Planning;

namespace SpecLattice.Generators;

/// <summary>
/// Emits the codecs, the equality, the conversions and the sums of annotated types. Mistakes in annotations are reported by <see cref="Analyzers.AnnotationAnalyzer"/>, from the same models;
/// the generator reports itself only why it emits nothing, because code that needs what is missing does not compile, and then no analyzer is asked.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SpecGenerator : IIncrementalGenerator
{
    private readonly Action<string, string>? _observe;

    /// <summary>Makes the generator as the compiler does.</summary>
    public SpecGenerator()
    {
    }

    /// <summary>Makes a generator that tells which of the costly steps it runs.</summary>
    /// <param name="observe">Called with a step's tracking name, and the type or unit that it runs for.</param>
    internal SpecGenerator(Action<string, string> observe) => _observe = observe;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Steps give one output for each input, but for those that begin with a single value: where a step in between gives more or fewer
        // outputs than the last time, the compiler takes cached outputs of later inputs for those of their neighbours.
        var maxFused = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.MaxFusedVersions(options.GlobalOptions));
        var shipped = context.AdditionalTextsProvider
            .Where(static file => LockFile.IsAt(file.Path))
            .Select(static (file, cancellation) => ShippedEdge.Of(LockParser.Parse(file.GetText(cancellation)?.ToString() ?? "")).ToEquatableArray())
            .Collect()
            .Select(static (locks, _) => locks.FirstOrDefault())
            .WithTrackingName(TrackingNames.Shipped);
        var models = BindModels(context);
        var plans = PlanUnitByUnit(models, maxFused, shipped);
        var language = context.CompilationProvider
            .Select(static (compilation, _) => LanguageFactsParser.Parse(compilation))
            .WithTrackingName(TrackingNames.Language);
        var needsClosedAttribute = plans.Collect()
            .Combine(language)
            .Select(static (pair, _) => pair.Right is { NeedsClosedAttribute: true, TooOld: null } && pair.Left.Any(plan => plan.Families.Count > 0))
            .WithTrackingName(TrackingNames.ClosedAttribute);
        context.RegisterSourceOutput(plans.Combine(language), static (output, pair) => EmitUnit(output, pair.Left, pair.Right));
        RegisterOrdinary(context, models, language);
        context.RegisterSourceOutput(needsClosedAttribute, static (output, needed) =>
        {
            if (needed)
            {
                AddSource(output, "IsClosedTypeAttribute.g.cs", ClosedAttributeEmitter.Emit());
            }
        });
        var facts = FindCatalogFacts(plans);
        var space = context.CompilationProvider
            .Select(static (compilation, _) => CatalogNamespaceParser.Parse(compilation))
            .WithTrackingName(TrackingNames.CatalogNamespace);
        context.RegisterSourceOutput(facts.Combine(space).Combine(language), static (output, pair) => EmitCatalogPart(output, pair.Left.Left, pair.Left.Right, pair.Right));
        context.RegisterSourceOutput(PlanCatalog(facts, space).Combine(language), static (output, pair) =>
        {
            if (pair.Left.IsEmpty)
            {
                return;
            }

            // Said once: otherwise there would be as many errors as there are uses of what is missing.
            if (pair.Right.TooOld is { } version)
            {
                output.ReportDiagnostic(Diagnostic.Create(AnnotationDescriptors.LanguageTooOld, Location.None, version));
            }
            else
            {
                AddSource(output, "SpecCatalog.g.cs", TypeFile.Silence(CatalogEmitter.Emit(pair.Left), Silenced(EquatableArray<string>.Empty, pair.Right)));
            }
        });
    }

    /// <summary>Emits the codecs of enums and records without versions: one for each, however many specs hold it.</summary>
    private static void RegisterOrdinary(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<TypeModel>> models, IncrementalValueProvider<LanguageFacts> language)
    {
        var ordinary = models.Collect()
            .SelectMany(static (files, _) => OrdinaryTypes.Of(files.SelectMany(types => types)))
            .WithTrackingName(TrackingNames.Ordinary);
        context.RegisterSourceOutput(ordinary.Combine(language), static (output, pair) =>
        {
            if (pair.Right.TooOld is null)
            {
                AddSource(output, pair.Left.ScalarCodec + ".g.cs", TypeFile.Silence(OrdinaryEmitter.Emit(pair.Left), Silenced(pair.Left.Ordinary!.UseWarnings, pair.Right)));
            }
        });
    }

    private static IncrementalValuesProvider<CatalogFacts> FindCatalogFacts(IncrementalValuesProvider<CompilationPlan> plans) => plans
        .Select(static (plan, _) => new CatalogFacts
        {
            Unit = plan.Unit,
            HasTypes = plan.Types.Count > 0,
            Families = plan.Catalog,
            LockLines = plan.Lock.Select(fact => fact.Line).ToEquatableArray(),
            UseWarnings = plan.UseWarnings,
        })
        .WithTrackingName(TrackingNames.CatalogFacts);

    /// <summary>Joins the units' parts: an edit that adds none and removes none leaves it alone.</summary>
    private static IncrementalValueProvider<CatalogPlan> PlanCatalog(IncrementalValuesProvider<CatalogFacts> facts, IncrementalValueProvider<string> space) => facts
        .Select(static (unit, _) => CatalogPart.Of(unit))
        .Collect()
        .Combine(space)
        .Select(static (pair, _) => CatalogPlan.Join(pair.Left, pair.Right))
        .WithTrackingName(TrackingNames.Catalog);

    private static void EmitCatalogPart(SourceProductionContext output, CatalogFacts facts, string space, LanguageFacts language)
    {
        if (language.TooOld is null && (facts.Families.Count > 0 || facts.LockLines.Count > 0))
        {
            AddSource(output, CatalogEmitter.HintName(facts.Unit), TypeFile.Silence(CatalogEmitter.EmitPart(facts, space), Silenced(facts.UseWarnings, language)));
        }
    }

    /// <summary>
    /// Reads the models, file by file. Symbols are new with every keystroke and expensive to ask, so they are asked only where something that
    /// they are made of has changed: each file's syntax tells what it declares, and all declarations together tell what each file's types can depend on.
    /// </summary>
    private IncrementalValuesProvider<EquatableArray<TypeModel>> BindModels(IncrementalGeneratorInitializationContext context)
    {
        var declarations = context.CompilationProvider
            .SelectMany(static (compilation, _) => compilation.SyntaxTrees)
            .Select(static (tree, cancellation) => DeclarationReader.Read(tree, cancellation))
            .WithTrackingName(TrackingNames.Declarations);
        var index = declarations.Collect().Select(static (trees, cancellation) => DeclarationIndex.Create(trees, cancellation));
        var keys = declarations.Combine(index)
            .Select(static (pair, _) => pair.Right.KeyOf(pair.Left))
            .WithTrackingName(TrackingNames.Keys);
        var contexts = context.CompilationProvider
            .Select(static (compilation, _) => CompilationContext.Of(compilation))
            .WithTrackingName(TrackingNames.CompilationContext);
        var lent = context.CompilationProvider.Select(static (compilation, _) => new WeakReference<Compilation>(compilation));
        return keys
            .Combine(contexts)
            .Combine(lent)
            .Select(static (pair, _) => new BindingRequest(pair.Left.Left, pair.Left.Right, pair.Right))
            .Select((request, cancellation) =>
            {
                Observe(TrackingNames.Models, request.Key.Types.Select(type => type.Full));
                return Binder.Bind(request, cancellation);
            })
            .WithTrackingName(TrackingNames.Models);
    }

    /// <summary>Plans each family, and each lineage of parts that families share, by itself: an edit to one leaves the others alone.</summary>
    private IncrementalValuesProvider<CompilationPlan> PlanUnitByUnit(
        IncrementalValuesProvider<EquatableArray<TypeModel>> models, IncrementalValueProvider<int> maxFused, IncrementalValueProvider<EquatableArray<ShippedEdge>> shipped)
    {
        return models.Collect()
            .SelectMany(static (files, cancellation) => PlanUnits.Divide(files.SelectMany(types => types), cancellation))
            .WithTrackingName(TrackingNames.Units)
            .Combine(shipped)
            .Select(static (pair, _) => pair.Left.With(pair.Right))
            .Combine(maxFused)
            .Select((pair, cancellation) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return CompilationPlan.Guard(pair.Left.Key, () =>
                {
                    Observe(TrackingNames.Plans, [pair.Left.Key]);
                    return CompilationPlanner.PlanFusing(pair.Left, pair.Right);
                });
            })
            .WithTrackingName(TrackingNames.Plans);
    }

    private void Observe(string step, IEnumerable<string> subjects)
    {
        if (_observe is null)
        {
            return;
        }

        foreach (var subject in subjects)
        {
            _observe(step, subject);
        }
    }

    /// <summary>Emits a unit. Should that fail, the others are emitted all the same.</summary>
    private static void EmitUnit(SourceProductionContext output, CompilationPlan plan, LanguageFacts language)
    {
        if (language.TooOld is not null)
        {
            return;
        }

        try
        {
            foreach (var (hintName, text) in plan.Failure is null ? UnitFiles.Of(plan, language, output.CancellationToken) : [])
            {
                AddSource(output, hintName, TypeFile.Silence(text, Silenced(plan.UseWarnings, language)));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            plan = plan with { Failure = CompilationPlan.Describe(failure) };
        }

        if (plan.Failure is { } reason)
        {
            output.ReportDiagnostic(Diagnostic.Create(AnnotationDescriptors.GeneratorFailed, Location.None, plan.Unit, reason));
        }
    }

    private static IEnumerable<string> Silenced(EquatableArray<string> useWarnings, LanguageFacts language) =>
        language.IsClsCompliant ? useWarnings.Concat(TypeFile.ClsWarnings) : useWarnings;

    private static void AddSource(SourceProductionContext output, string hintName, string text) =>
        output.AddSource(hintName, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
}
