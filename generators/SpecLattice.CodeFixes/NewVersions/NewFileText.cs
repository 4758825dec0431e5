using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>Puts a copied declaration into a file: the usings of the old file, the new namespace in the old file's style.</summary>
internal static class NewFileText
{
    public static string Write(BaseTypeDeclarationSyntax original, BaseTypeDeclarationSyntax copy, string space)
    {
        var newLine = AttributeExtensions.NewLine(original).ToString();
        var spaces = original.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().ToList();
        var unit = (CompilationUnitSyntax)original.SyntaxTree.GetRoot();
        var header = Header(unit) + string.Concat(unit.Externs.Select(alias => alias.ToString() + newLine)) + Lines(unit.Usings.Where(NotGlobal), newLine);
        var inner = Lines(spaces.AsEnumerable().Reverse().SelectMany(outer => outer.Usings), newLine);
        var body = copy.ToFullString().TrimStart('\r', '\n').TrimEnd();
        var separated = header.Length == 0 || header.EndsWith(newLine + newLine, StringComparison.Ordinal) ? header : header + newLine;
        if (inner.Length > 0)
        {
            inner += newLine;
        }

        if (space.Length == 0)
        {
            return $"{separated}{body}{newLine}";
        }

        return spaces.FirstOrDefault() is NamespaceDeclarationSyntax
            ? $"{separated}namespace {space}{newLine}{{{newLine}{inner}{body}{newLine}}}{newLine}"
            : $"{separated}namespace {space};{newLine}{newLine}{inner}{body}{newLine}";
    }

    private static bool NotGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static string Lines(IEnumerable<UsingDirectiveSyntax> usings, string newLine) =>
        string.Concat(usings.Select(directive => directive.WithoutTrivia().ToString() + newLine));

    /// <summary>The comment at the head of the file, such as a licence, as far as it is not documentation.</summary>
    private static string Header(CompilationUnitSyntax unit)
    {
        var leading = unit.GetLeadingTrivia();
        var last = leading.ToList().FindLastIndex(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
        return last < 0 ? "" : string.Concat(leading.Take(last + 2).Select(trivia => trivia.ToFullString()));
    }
}
