using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Reports hand-written conversions that have no way to refuse, unless the lattice says that nothing can be lost that way. What is
/// reported inside of one more precisely is not reported of the whole again.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfallibleConversionAnalyzer : DiagnosticAnalyzer
{
    private const string NoRoom = "has no way to report what {0} cannot hold: return Conversion<{0}>";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.InfallibleConversion];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SpecTypes.Of(start.Compilation) is not { } types)
            {
                return;
            }

            start.RegisterOperationBlockAction(context => AnalyzeBody(context, types));
            start.RegisterSymbolAction(context => AnalyzeBodiless(context, types), SymbolKind.Method);
            start.RegisterOperationAction(context => AnalyzeFunction(context, types), OperationKind.AnonymousFunction, OperationKind.LocalFunction);
        });
    }

    /// <summary>Whether a function is a conversion that must be able to refuse and is not.</summary>
    internal static bool MustRefuse(IMethodSymbol method, SpecTypes types, out ConversionPair? pair)
    {
        pair = ConversionPair.Of(method, types);
        return pair is { CanRefuse: false, Kind: not PairKind.ModelPart, IsPartOfLattice: false } && pair.IsTotal(types) == false;
    }

    private static void AnalyzeBody(OperationBlockAnalysisContext context, SpecTypes types)
    {
        if (context.OwningSymbol is IMethodSymbol method
            && (MustRefuse(method, types, out var pair) || NeverGivesNull(method, pair, context.OperationBlocks, types))
            && !IsTest(method, types)
            && !Operations.OnlyThrows(context.OperationBlocks)
            && !context.OperationBlocks.Any(block => OnlyReadsMember(block) || Lookup.IsAllThatIsDone(block, pair!.Target.Type, types))
            && !context.OperationBlocks.Any(block => Chooses(block, pair!, types) || OnlyAsks(block, pair!, types) || HasReportOfItsOwn(block, method, types)))
        {
            context.ReportDiagnostic(Create(pair!, Places.Of(method)));
        }
    }

    /// <summary>Whether a function takes those of several whole specs that fit, and makes none itself.</summary>
    private static bool Chooses(IOperation body, ConversionPair pair, SpecTypes types) =>
        pair.Target.IsCollection
        && types.IsWholeSpec(pair.Target.Type)
        && body.Descendants().Any(inner => IsQuestion(inner) && ConversionUse.ConversionOf(inner, types) is not null)
        && !body.Descendants().Any(inner => inner is IObjectCreationOperation && SymbolEqualityComparer.Default.Equals(inner.Type, pair.Target.Type));

    private static bool IsQuestion(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "TryGetValue" or "Match" } or IPropertyReferenceOperation { Property.Name: "IsSuccess" };

    /// <summary>
    /// Whether a function asks which version a sum is, and converts nothing: <c>x as V2.Lamp ?? throw ...</c>. A cast does not ask: <c>(V2.Lamp)x</c> takes it for granted that all documents are new.
    /// </summary>
    private static bool OnlyAsks(IOperation body, ConversionPair pair, SpecTypes types) =>
        pair is { Source.Role: SpecRole.Sum, Target.Role: SpecRole.Version }
        && !body.Descendants().Any(inner => inner is IConversionOperation { IsTryCast: false, IsImplicit: false } cast && SymbolEqualityComparer.Default.Equals(cast.Type, pair.Target.Type))
        && !body.Descendants().Any(inner => inner is IObjectCreationOperation or IWithOperation or IInvocationOperation { TargetMethod.ContainingType.Name: not "Enumerable" }
            && inner.Type is { } made && (types.ConversionIn(made) is not null || types.ShapeOf(made) is not null));

    /// <summary>Whether a conversion that is declared to refuse by null always gives a new value.</summary>
    private static bool NeverGivesNull(IMethodSymbol method, ConversionPair? pair, IEnumerable<IOperation> bodies, SpecTypes types)
    {
        if (pair is not { CanRefuse: true, Target: { IsNullable: true, CanRefuse: false, IsCollection: false }, Kind: not PairKind.ModelPart, IsPartOfLattice: false }
            || method.ReturnType.SpecialType == SpecialType.System_Boolean
            || pair.IsTotal(types) != false)
        {
            return false;
        }

        var returned = bodies.SelectMany(body => body.DescendantsAndSelf()).OfType<IReturnOperation>().Where(found => Operations.LambdaAround(found) is null).ToList();
        return returned.Count > 0 && returned.All(found => Operations.Unwrap(found.ReturnedValue) is IObjectCreationOperation or IWithOperation);
    }

    /// <summary>What has no body here: an interface's or abstract method, or the half of a partial one whose other half a mapper generates.</summary>
    private static void AnalyzeBodiless(SymbolAnalysisContext context, SpecTypes types)
    {
        var method = (IMethodSymbol)context.Symbol;
        if ((method.IsAbstract || method.IsPartialDefinition) && !HasWrittenBody(method, context.CancellationToken) && MustRefuse(method, types, out var pair))
        {
            context.ReportDiagnostic(Create(pair!, Places.Of(method)));
        }
    }

    private static void AnalyzeFunction(OperationAnalysisContext context, SpecTypes types)
    {
        var (function, place) = context.Operation switch
        {
            IAnonymousFunctionOperation { Syntax: LambdaExpressionSyntax lambda } operation => (operation.Symbol, lambda.ArrowToken.GetLocation()),
            IAnonymousFunctionOperation { Syntax: AnonymousMethodExpressionSyntax written } operation => (operation.Symbol, written.DelegateKeyword.GetLocation()),
            ILocalFunctionOperation local => (local.Symbol, Places.Of(local.Symbol)),
            _ => (null, Location.None),
        };
        if (function is not null
            && MustRefuse(function, types, out var pair)
            && !IsTest(context.ContainingSymbol, types)
            && !Operations.OnlyThrows(context.Operation)
            && !Lookup.IsAllThatIsDone(context.Operation, pair!.Target.Type, types)
            && !Chooses(context.Operation, pair, types)
            && !OnlyReadsMember(Operations.Unwrap(context.Operation))
            && !IsInsideReported(context.Operation, context.ContainingSymbol, types))
        {
            context.ReportDiagnostic(Create(pair!, place));
        }
    }

    /// <summary>Whether something more precise is reported inside a function, or in the conversion around it, or that conversion as a whole.</summary>
    private static bool IsInsideReported(IOperation function, ISymbol member, SpecTypes types)
    {
        var outermost = function;
        while (outermost.Parent is { } parent)
        {
            outermost = parent;
        }

        return Functions.Around(function, member).Any(outer => MustRefuse(outer, types, out _))
            || HasReportOfItsOwn(Functions.FindPair(function, member, types) is null ? function : outermost, member, types);
    }

    /// <summary>What a message says of a conversion that has no room for a refusal.</summary>
    internal static string HasNoRoom(ITypeSymbol target) => string.Format(CultureInfo.InvariantCulture, NoRoom, Places.NameOf(target));

    private static Diagnostic Create(ConversionPair pair, Location place) => Diagnostic.Create(
        ConversionDescriptors.InfallibleConversion,
        place,
        Places.NameOf(pair.Method),
        Places.NameOf(pair.Source.Type),
        Places.NameOf(pair.Target.Type),
        HasNoRoom(pair.Target.Type));

    // A test may spell out what a conversion should give.
    private static bool IsTest(ISymbol member, SpecTypes types) => types.IsTests || TestCode.IsBesideTests(member);

    /// <summary>Whether a body hands out what is stored, and so converts nothing.</summary>
    private static bool OnlyReadsMember(IOperation? body) =>
        Operations.Unwrap(body) is IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation or IParameterReferenceOperation }
            or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation or IParameterReferenceOperation };

    private static bool HasReportOfItsOwn(IOperation body, ISymbol member, SpecTypes types) => body.Descendants().Any(inner =>
        ConversionUseAnalyzer.Find(inner, member, types) is not null
        || NullForcedAnalyzer.Find(inner, member, types) is not null
        || DroppedElementsAnalyzer.Find(inner, member, types) is not null
        || MergedCases.In(inner, member, types).Any()
        || ThrowingArms.In(inner, member, types).Any()
        || Deconstructed.Find(inner, types) is not null
        || NeutralizedLoss.Find(inner, types) is not null
        || (inner is ICatchClauseOperation clause && CaughtRefusal.Swallows(clause, types)));

    private static bool HasWrittenBody(IMethodSymbol method, CancellationToken cancellation) =>
        method.PartialImplementationPart is { } other
        && other.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is MethodDeclarationSyntax && !Places.IsGenerated(reference.SyntaxTree));
}
