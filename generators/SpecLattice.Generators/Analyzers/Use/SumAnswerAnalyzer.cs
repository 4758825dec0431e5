using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Cases;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>
/// Reports sums that ASP.NET Core is given to write: what an endpoint or an action returns, and what is handed to <c>Results.Ok</c> and its like. It writes by the type of the object, which is a version,
/// and a version by itself has no mark.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SumAnswerAnalyzer : DiagnosticAnalyzer
{
    private const string Endpoints = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";
    private const string Controller = "Microsoft.AspNetCore.Mvc.ControllerBase";

    private static readonly ImmutableHashSet<string> Makers = ["Microsoft.AspNetCore.Http.Results", "Microsoft.AspNetCore.Http.TypedResults", Controller, "Microsoft.AspNetCore.Mvc.Controller"];

    // What a result is wrapped in.
    private static readonly ImmutableHashSet<string> Wrappers = ["System.Threading.Tasks.Task<TResult>", "System.Threading.Tasks.ValueTask<TResult>", "Microsoft.AspNetCore.Mvc.ActionResult<TValue>"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.SumAnswered];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.Results") is not null || start.Compilation.GetTypeByMetadataName(Controller) is not null)
            {
                start.RegisterOperationAction(CheckCall, OperationKind.Invocation);
                start.RegisterSymbolAction(CheckAction, SymbolKind.Method);
            }
        });
    }

    private static void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var type = call.TargetMethod.ContainingType.ToDisplayString();
        var answers = type == Endpoints ? call.Arguments.SelectMany(argument => AnswersOf(argument.Value))
            : Makers.Contains(type) && !call.Arguments.Any(argument => IsTypeInfo(argument.Value.Type)) ? call.Arguments.Select(argument => WithoutConversion(argument.Value))
            : [];
        foreach (var answer in answers)
        {
            if (SumIn(answer.Type ?? (answer as IMethodReferenceOperation)?.Method.ReturnType) is { } sum)
            {
                context.ReportDiagnostic(Diagnostic.Create(UseDescriptors.SumAnswered, answer.Syntax.GetLocation(), sum.Name));
            }
        }
    }

    /// <summary>What an endpoint's function answers: the values that it returns, or the function itself where that is written elsewhere.</summary>
    private static IEnumerable<IOperation> AnswersOf(IOperation argument)
    {
        var function = argument;
        while (function is IConversionOperation or IDelegateCreationOperation)
        {
            function = function is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)function).Target;
        }

        return function switch
        {
            IMethodReferenceOperation reference => [reference],
            IAnonymousFunctionOperation lambda when SumIn(lambda.Symbol.ReturnType) is not null => Returned(lambda),
            _ => [],
        };
    }

    private static IEnumerable<IOperation> Returned(IAnonymousFunctionOperation lambda) => lambda.Body.Descendants()
        .OfType<IReturnOperation>()
        .Where(answer => answer.ReturnedValue is not null && IsOf(answer, lambda))
        .Select(answer => answer.ReturnedValue!);

    private static bool IsOf(IOperation operation, IAnonymousFunctionOperation lambda)
    {
        var outer = operation.Parent;
        while (outer is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation)
        {
            outer = outer.Parent;
        }

        return ReferenceEquals(outer, lambda);
    }

    private static void CheckAction(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false }
            && SumIn(method.ReturnType) is { } sum
            && BasesOf(method.ContainingType).Any(type => type.ToDisplayString() == Controller))
        {
            context.ReportDiagnostic(Diagnostic.Create(UseDescriptors.SumAnswered, method.Locations[0], sum.Name));
        }
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static INamedTypeSymbol? SumIn(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeArguments: [var inner] } generic when Wrappers.Contains(generic.OriginalDefinition.ToDisplayString()) => SumIn(inner),
        INamedTypeSymbol named when SumsAndUnions.IsSum(named) => named,
        _ => null,
    };

    // With it, the type that is declared is written.
    private static bool IsTypeInfo(ITypeSymbol? type) => type?.Name == "JsonTypeInfo";

    private static IOperation WithoutConversion(IOperation value) => value is IConversionOperation { Type.SpecialType: SpecialType.System_Object, IsImplicit: true } boxed ? boxed.Operand : value;
}
