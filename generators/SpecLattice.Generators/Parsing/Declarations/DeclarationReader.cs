using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing.Declarations;

/// <summary>Reads what a file declares from its syntax alone.</summary>
internal sealed class DeclarationReader
{
    private readonly ImmutableArray<DeclaredType>.Builder _types = ImmutableArray.CreateBuilder<DeclaredType>();
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly TokenTextBuilder _global = new();
    private readonly CancellationToken _cancellation;

    private DeclarationReader(CancellationToken cancellation) => _cancellation = cancellation;

    public static TreeDeclarations Read(SyntaxTree tree, CancellationToken cancellation)
    {
        var reader = new DeclarationReader(cancellation);
        if (tree.GetRoot(cancellation) is CompilationUnitSyntax root)
        {
            reader.ReadUnit(root);
        }

        return new TreeDeclarations
        {
            Types = new(reader._types.ToImmutable()),
            Namespaces = reader._namespaces.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            Global = reader._global.Build(),
            Aliases = reader._aliases.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    /// <summary>Whether a type declaration has a name; a block of extension members has none and belongs to the type around it.</summary>
    public static bool HasName(BaseTypeDeclarationSyntax type) => !type.Identifier.IsKind(SyntaxKind.None);

    private void ReadUnit(CompilationUnitSyntax root)
    {
        foreach (var attributes in root.AttributeLists)
        {
            _global.Add(attributes);
        }

        var scope = ReadUsings(new TokenTextBuilder().Add(NullableDirectives(root)).Build(), root.Externs, root.Usings);
        ReadMembers(root.Members, "", scope);
    }

    /// <summary>Directives about nullability change types without a token. Where one stands in the middle, the whole file counts.</summary>
    private static string NullableDirectives(CompilationUnitSyntax root)
    {
        if (!root.ContainsDirectives)
        {
            return "";
        }

        var directives = root.DescendantTrivia(descendIntoTrivia: false).Where(trivia => trivia.IsKind(SyntaxKind.NullableDirectiveTrivia)).ToList();
        var start = root.GetFirstToken().SpanStart;
        return directives.All(directive => directive.SpanStart < start)
            ? string.Join("\n", directives.Select(directive => directive.ToString()))
            : root.ToFullString();
    }

    private TokenText ReadUsings(TokenText outer, SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings)
    {
        var scope = new TokenTextBuilder().Add(outer);
        foreach (var name in externs)
        {
            scope.Add(name);
        }

        foreach (var directive in usings)
        {
            (directive.GlobalKeyword.IsKind(SyntaxKind.None) ? scope : _global).Add(directive);
            if (directive.Alias is { } alias)
            {
                _aliases.Add(alias.Name.Identifier.ValueText);
            }
        }

        return scope.Build();
    }

    private void ReadMembers(SyntaxList<MemberDeclarationSyntax> members, string space, TokenText scope)
    {
        foreach (var member in members)
        {
            _cancellation.ThrowIfCancellationRequested();
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    ReadNamespace(inner, space, scope);
                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    ReadType(member, space, EquatableArray<string>.Empty, scope);
                    break;
            }
        }
    }

    private void ReadNamespace(BaseNamespaceDeclarationSyntax declaration, string outer, TokenText scope)
    {
        var space = outer;
        var segments = declaration.Name.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToList();
        foreach (var segment in segments)
        {
            space = space.Length == 0 ? segment : space + "." + segment;
            _namespaces.Add(space);
        }

        // How the name is written counts: usings inside `namespace A.B` and inside `namespace A { namespace B` see different things.
        var named = new TokenTextBuilder().Add(scope).Add("namespace " + string.Join(".", segments)).AddIdentifiers(segments).Build();
        ReadMembers(declaration.Members, space, ReadUsings(named, declaration.Externs, declaration.Usings));
    }

    private void ReadType(MemberDeclarationSyntax declaration, string space, EquatableArray<string> outer, TokenText scope)
    {
        var path = new EquatableArray<string>(outer.Items.Add(SegmentOf(declaration)));
        _types.Add(new DeclaredType
        {
            Name = new DeclaredName(space, path),
            Source = new TokenTextBuilder()
                .Add(scope)
                .AddIdentifiers(outer.Select(segment => segment.Substring(0, segment.LastIndexOf('`'))))
                .Add(declaration)
                .Build(),
            Attributes = declaration.AttributeLists.SelectMany(list => list.Attributes).Select(NameOf).Distinct().ToEquatableArray(),
        });
        if (declaration is TypeDeclarationSyntax type)
        {
            ReadNested(type.Members, space, path, scope);
        }
    }

    private void ReadNested(SyntaxList<MemberDeclarationSyntax> members, string space, EquatableArray<string> path, TokenText scope)
    {
        foreach (var member in members)
        {
            if (member is DelegateDeclarationSyntax || (member is BaseTypeDeclarationSyntax named && HasName(named)))
            {
                ReadType(member, space, path, scope);
            }
        }
    }

    private static string SegmentOf(MemberDeclarationSyntax declaration)
    {
        var (name, parameters) = declaration switch
        {
            TypeDeclarationSyntax type => (type.Identifier, type.TypeParameterList),
            DelegateDeclarationSyntax function => (function.Identifier, function.TypeParameterList),
            _ => (((BaseTypeDeclarationSyntax)declaration).Identifier, null),
        };
        return $"{name.ValueText}`{parameters?.Parameters.Count ?? 0}";
    }

    private static string NameOf(AttributeSyntax attribute) => attribute.Name.GetLastToken() switch
    {
        // The last token of a generic name closes its list.
        var last when last.IsKind(SyntaxKind.IdentifierToken) => last.ValueText,
        _ => "",
    };
}
