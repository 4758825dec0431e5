using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using SpecLattice.Generators.Analyzers.Conversions;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>How one forgotten member is carried over.</summary>
/// <param name="Apply">Makes the edit.</param>
internal sealed record MissingRead(Action<DocumentEditor> Apply)
{
    private static readonly string[] BuilderPrefixes = ["Set", "With", "Add", "Use", ""];

    /// <summary>
    /// The place for a member: in an initializer or a constructor's arguments of what is made, or a method or property of a builder. Null
    /// where nothing has its name, or where the types differ.
    /// </summary>
    public static MissingRead? Find(ConversionSite site, DataMember member, CancellationToken cancellation)
    {
        var source = site.Pair.Input is { } input ? $"{input.Name}.{member.Name}" : member.Name;
        var value = SyntaxFactory.ParseExpression(source);
        foreach (var creation in site.Declaration.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (site.Semantics.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol type
                && SymbolEqualityComparer.Default.Equals(type, site.Pair.Target.Type)
                && (InArguments(site, creation, member, value, cancellation) ?? InInitializer(site, creation, type, member, value)) is { } found)
            {
                return found;
            }
        }

        return InBuilder(site, member, source, cancellation);
    }

    /// <summary>An argument that is null or <c>default</c> until now.</summary>
    private static MissingRead? InArguments(
        ConversionSite site, BaseObjectCreationExpressionSyntax creation, DataMember member, ExpressionSyntax value, CancellationToken cancellation)
    {
        if (site.Semantics.GetSymbolInfo(creation, cancellation).Symbol is not IMethodSymbol constructor || creation.ArgumentList is not { } list)
        {
            return null;
        }

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var parameter = argument.NameColon is { } named
                ? constructor.Parameters.FirstOrDefault(candidate => candidate.Name == named.Name.Identifier.ValueText)
                : constructor.Parameters.ElementAtOrDefault(i);
            if (parameter is not null
                && IsNamed(parameter.Name, member.Name)
                && Fits(site, member.Type, parameter.Type)
                && argument.Expression.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression)
            {
                return new MissingRead(editor => editor.ReplaceNode(argument.Expression, value.WithTriviaFrom(argument.Expression)));
            }
        }

        return null;
    }

    private static MissingRead? InInitializer(
        ConversionSite site, BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, DataMember member, ExpressionSyntax value)
    {
        if (DataMembers.Find(type, member.Name) is not { Symbol: IPropertySymbol { SetMethod: not null } property } || !Fits(site, member.Type, property.Type))
        {
            return null;
        }

        var assigned = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assignment => assignment.Left.ToString() == property.Name);
        if (assigned is not null)
        {
            return assigned.Right.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression
                ? new MissingRead(editor => editor.ReplaceNode(assigned.Right, value.WithTriviaFrom(assigned.Right)))
                : null;
        }

        if (creation.Initializer is not { } initializer)
        {
            return null;
        }

        var assignment = SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(property.Name), value)
            .NormalizeWhitespace();
        return new MissingRead(editor => editor.ReplaceNode(initializer, (current, _) => Append((InitializerExpressionSyntax)current, assignment)));
    }

    /// <summary>The initializer with one more member, laid out like the one before it.</summary>
    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, ExpressionSyntax added)
    {
        var expressions = initializer.Expressions;
        if (expressions.Count == 0)
        {
            return initializer.WithExpressions(expressions.Add(added)).WithAdditionalAnnotations(Formatter.Annotation);
        }

        var last = expressions.Last();
        var isTrailing = expressions.SeparatorCount == expressions.Count;
        var ownLine = expressions[0].GetLeadingTrivia();
        var nodes = expressions.GetWithSeparators();
        if (isTrailing)
        {
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(expressions.GetSeparators().Last().TrailingTrivia);
            nodes = nodes.Add(added.WithLeadingTrivia(ownLine)).Add(comma);
        }
        else
        {
            var isMultiline = ownLine.Any(SyntaxKind.WhitespaceTrivia);
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isMultiline ? last.GetTrailingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Space));
            nodes = nodes.Replace(last, last.WithoutTrailingTrivia()).Add(comma).Add(added.WithLeadingTrivia(ownLine).WithTrailingTrivia(last.GetTrailingTrivia()));
        }

        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
    }

    /// <summary>A builder that the function makes, with a method or a property of the member's name; it is called before the last statement.</summary>
    private static MissingRead? InBuilder(ConversionSite site, DataMember member, string source, CancellationToken cancellation)
    {
        if (Declared.BlockOf(site.Declaration) is not { Statements: { Count: > 0 } statements }
            || statements.Last() is not ReturnStatementSyntax returned)
        {
            return null;
        }

        foreach (var variable in statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(local => local.Declaration.Variables))
        {
            if (site.Semantics.GetDeclaredSymbol(variable, cancellation) is ILocalSymbol { Type: INamedTypeSymbol type }
                && CallOn(site, type, member, source) is { } call)
            {
                var statement = SyntaxFactory.ParseStatement($"{variable.Identifier.Text}.{call};")
                    .WithLeadingTrivia(returned.GetLeadingTrivia())
                    .WithTrailingTrivia(returned.GetTrailingTrivia());
                return new MissingRead(editor => editor.InsertBefore(returned, statement));
            }
        }

        return null;
    }

    private static string? CallOn(ConversionSite site, INamedTypeSymbol type, DataMember member, string source)
    {
        foreach (var candidate in type.GetMembers())
        {
            switch (candidate)
            {
                case IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } } property
                    when IsNamed(property.Name, member.Name) && Fits(site, member.Type, property.Type):
                    return $"{property.Name} = {source}";
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false, Parameters: [var parameter] } method
                    when BuilderPrefixes.Any(prefix => IsNamed(method.Name, prefix + member.Name)) && Fits(site, member.Type, parameter.Type):
                    return $"{method.Name}({source})";
            }
        }

        return null;
    }

    private static bool IsNamed(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private static bool Fits(ConversionSite site, ITypeSymbol from, ITypeSymbol to) =>
        ((CSharpCompilation)site.Semantics.Compilation).ClassifyConversion(from, to).IsImplicit;
}
