using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>
/// Reports secrets that a hand-written conversion says in a loss: in its message, its place or its details, put together here or by a helper that makes the loss of what it is given.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretLossAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.SecretInLoss];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Loss) is not null)
            {
                var helpers = new Helpers(new MethodBodies(start.Compilation));
                start.RegisterOperationAction(context => CheckCall(context, helpers), OperationKind.Invocation);
                start.RegisterOperationAction(context => CheckMember(context, helpers), OperationKind.SimpleAssignment);
            }
        });
    }

    private static void CheckCall(OperationAnalysisContext context, Helpers helpers)
    {
        var call = (IInvocationOperation)context.Operation;
        var isLoss = ShownValues.IsLoss(call.TargetMethod);
        foreach (var argument in call.Arguments)
        {
            if (isLoss || (argument.Parameter is { } parameter && helpers.SaysInLoss(parameter)))
            {
                Check(context, argument.Value, call.TargetMethod, helpers);
            }
        }
    }

    // new Loss { Message = ... }, and `with`.
    private static void CheckMember(OperationAnalysisContext context, Helpers helpers)
    {
        if (context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { ContainingType: { } type } property } } assignment && type.IsNamed(KnownNames.Loss))
        {
            Check(context, assignment.Value, property, helpers);
        }
    }

    private static void Check(OperationAnalysisContext context, IOperation value, ISymbol said, Helpers helpers)
    {
        foreach (var (shown, secret) in new ShownValues(helpers.Bodies).Of(value))
        {
            var isHere = value.Syntax.SyntaxTree == shown.Syntax.SyntaxTree && value.Syntax.Span.Contains(shown.Syntax.Span);
            context.ReportDiagnostic(Diagnostic.Create(
                AuthoringDescriptors.SecretInLoss,
                (isHere ? shown : value).Syntax.GetLocation(),
                secret.Name,
                said.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat.WithParameterOptions(SymbolDisplayParameterOptions.None).WithMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType))));
            if (!isHere)
            {
                break;
            }
        }
    }

    /// <summary>Methods of this project that say in a loss what they are given: <c>static Refusal Wrong(string what) => Conversion.Refuse($"{what} is wrong");</c></summary>
    private sealed class Helpers(MethodBodies bodies)
    {
        private readonly ConcurrentDictionary<IMethodSymbol, ImmutableHashSet<int>> _known = new(SymbolEqualityComparer.Default);

        public MethodBodies Bodies => bodies;

        public bool SaysInLoss(IParameterSymbol parameter) =>
            parameter.ContainingSymbol is IMethodSymbol method && _known.GetOrAdd(method.OriginalDefinition, Find).Contains(parameter.Ordinal);

        private ImmutableHashSet<int> Find(IMethodSymbol method)
        {
            // Binding a body costs, so only those are that name what makes a loss.
            if (!method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantTokens().Any(token => token.ValueText is "Refuse" or "Loss" or "LossDetails"))
                || method.FindAttribute(KnownNames.SpecConversion) is not null
                || bodies.Of(method) is not { } body)
            {
                return [];
            }

            var said = body.DescendantsAndSelf().SelectMany(operation => operation switch
            {
                IInvocationOperation call when ShownValues.IsLoss(call.TargetMethod) => call.Arguments.Select(argument => argument.Value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { } type } } assignment when type.IsNamed(KnownNames.Loss) => [assignment.Value],
                _ => (IEnumerable<IOperation>)[],
            });
            return [.. said.SelectMany(value => new ShownValues(bodies).ParametersOf(value)).Where(parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)).Select(parameter => parameter.Ordinal)];
        }
    }
}
