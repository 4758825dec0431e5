using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CompilerServices;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies.Mutants;
using static SpecLattice.Generators.Tests.RandomFamilies.Mutants.MutantKinds;
using Changes = System.Collections.Generic.IEnumerable<Microsoft.CodeAnalysis.Text.TextChange[]>;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>Mistakes in codecs, masks and sums, besides those that are also made in random families.</summary>
internal static class CodecMutantKinds
{
    private const string Codec = GeneratedConcern.Json;
    private const string Read = "ReadJson";

    /// <summary>Of the mistakes made in random families those that are none here: every case of theirs is shared by fewer bits.</summary>
    public const string NotHere = "share every case";

    public static readonly MutantKind[] All =
    [
        new("do without a required member", Codec, (root, _) => Guards(root, "MissingMember").Select(guard => Replace(guard.Condition, "false"))),
        new("do without a required member of a record", Codec, (root, _) => NameTables(root).SelectMany(table => EachName(table, name => name[0] switch { '!' => "?" + name[1..], '+' => "~" + name[1..], _ => null }))),
        new("skip a record's unknown member", Codec, (root, _) => NameTables(root)
            .Where(table => !table.Parent!.Parent!.ToString().Contains("ignoresUnknown", StringComparison.Ordinal))
            .Select(table => Replace(table, table + ", ignoresUnknown: true"))),
        new("forget a record's member", Codec, (root, _) => NameTables(root).SelectMany(table => EachName(table, name => name + "\u0001"))),
        new("swap two names that a record reads", Codec, (root, _) => NameTables(root).SelectMany(SwapNames)),
        new("read a member twice", Codec, (root, _) => Guards(root, "DuplicateMember").Select(guard => Replace(guard.Condition, "false"))),
        new("skip an unknown member", Codec, (root, _) => Throws(root, "UnknownMember")
            .Where(thrown => thrown.Parent is BlockSyntax)
            .Select(thrown => Replace(thrown, "global::SpecLattice.Serialization.SpecJsonRead.Skip(ref reader);"))),
        new("forget a member's name", Codec, (root, _) => Method(root, Read).SelectMany(NameTests).Select(test => Replace(test, "false"))),
        new("swap two names that are read", Codec, (root, _) => Method(root, Read).SelectMany(method => Neighbours(NameTests(method), Swap))),
        new("give two members each other's value", Codec, (root, _) => Method(root, Read).SelectMany(SwapLocals)),
        new("wrap a number around", Codec, (root, _) => Narrow(root)),
        new("drop a member that is there", Codec, (root, _) => Method(root, "WriteJson")
            .SelectMany(method => method.DescendantNodes().OfType<IfStatementSyntax>())
            .Select(written => Replace(written, "{ }"))),
        new("read another case", Codec, (root, _) => Method(root, "ReadContent").SelectMany(method => Neighbours(Returned(method), Swap))),
        new("forget a case's tag", Codec, (root, _) => Method(root, "ReadTag").SelectMany(NameTests).Select(test => Replace(test, "false"))),
        new("swap two tags that are read", Codec, (root, _) => Method(root, "ReadTag").SelectMany(method => Neighbours(NameTests(method), Swap))),
        new("write another case's tag", Codec, (root, _) => Method(root, "WriteJson").SelectMany(method => Neighbours(Tags(method), Swap))),
        new("forget to write a case", Codec, (root, _) => Method(root, "WriteJson")
            .SelectMany(method => method.DescendantNodes().OfType<SwitchSectionSyntax>())
            .Where(section => section.Labels.All(label => label is not DefaultSwitchLabelSyntax))
            .Select(section => Replace(section, ""))),
        new("swap the names of an enum's members", Codec, (root, _) => root.DescendantNodes().OfType<SwitchExpressionSyntax>()
            .SelectMany(choice => Neighbours(choice.Arms.Select(arm => arm.Expression).Where(name => name.IsKind(SyntaxKind.Utf8StringLiteralExpression)), Swap))),
        new("flip a mask's bit", GeneratedConcern.Conversions, (root, _) => Calls(root, "HasOnlyCases")
            .Select(call => call.ArgumentList.Arguments[^1].Expression)
            .SelectMany(mask => NewCases.Where(bit => (Number(mask) & (1UL << bit)) == 0).Select(bit => Replace(mask, $"({mask} ^ {1UL << bit}UL)")))),
        new("give two cases each other's bit", GeneratedConcern.Union, (root, _) => Method(root, "CaseBit").SelectMany(method => Neighbours(Bits(method), Swap))),
        new("swap two versions of the sum", GeneratedConcern.Versioned, (root, _) => Method(root, "ReadSpec").Concat(Method(root, "SchemaOf"))
            .SelectMany(method => Neighbours(method.DescendantNodes().OfType<ConstantPatternSyntax>().Select(pattern => pattern.Expression), Swap))),
        new("write another version", GeneratedConcern.Versioned, (root, _) => Method(root, "WriteSpec")
            .SelectMany(method => method.DescendantNodes().OfType<SwitchSectionSyntax>())
            .Select(section => Replace(section, ""))),
        new("say another version", GeneratedConcern.Sum, (root, _) => root.DescendantNodesAndSelf().OfType<PropertyDeclarationSyntax>()
            .Where(property => property.Identifier.Text is "VersionCore" or "WireTagCore")
            .Select(property => property.ExpressionBody!.Expression)
            .Select(said => Replace(said, said.IsKind(SyntaxKind.StringLiteralExpression) ? "\"V1\" + \"7\"" : "17"))),
        new("never come out of a loop", Codec, (root, _) => Method(root, Read)
            .SelectMany(method => method.DescendantNodes().OfType<WhileStatementSyntax>())
            .Select(loop => Replace(loop, "while (true) { }"))),
    ];

    /// <summary>The bits of the components that not every version has: a bit more in a mask shares what must be converted. One less would only be slower.</summary>
    private static int[] NewCases => [1, 17, 18];

    /// <summary>The places where one of a method's errors is thrown.</summary>
    private static IEnumerable<ThrowStatementSyntax> Throws(SyntaxNode root, string error) => root.DescendantNodes().OfType<ThrowStatementSyntax>()
        .Where(thrown => thrown.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } } && name == error);

    /// <summary>The conditions under which it is thrown.</summary>
    private static IEnumerable<IfStatementSyntax> Guards(SyntaxNode root, string error) =>
        Throws(root, error).Select(thrown => thrown.Parent?.Parent).OfType<IfStatementSyntax>();

    /// <summary>The names that the readers of records look for, all in one literal.</summary>
    private static IEnumerable<LiteralExpressionSyntax> NameTables(SyntaxNode root) => root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        .Where(made => made.Type.ToString().EndsWith("SpecMemberReader", StringComparison.Ordinal))
        .Select(made => made.ArgumentList!.Arguments[2].Expression)
        .OfType<LiteralExpressionSyntax>();

    private static Changes EachName(LiteralExpressionSyntax table, Func<string, string?> change)
    {
        var names = Names(table);
        for (var i = 0; i < names.Length; i++)
        {
            if (change(names[i]) is { } changed)
            {
                yield return Replace(table, Table([.. names[..i], changed, .. names[(i + 1)..]]));
            }
        }
    }

    private static Changes SwapNames(LiteralExpressionSyntax table)
    {
        var names = Names(table);
        for (var i = 1; i < names.Length; i++)
        {
            yield return Replace(table, Table([.. names[..(i - 1)], names[i], names[i - 1], .. names[(i + 1)..]]));
        }
    }

    private static string[] Names(LiteralExpressionSyntax table) => ((string)table.Token.Value!).Split('|')[1..];

    private static string Table(IEnumerable<string> names) => SymbolDisplay.FormatLiteral(string.Concat(names.Select(name => "|" + name)), quote: true) + "u8";

    private static IEnumerable<ExpressionSyntax> NameTests(SyntaxNode method) => Calls(method, "ValueTextEquals");

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode method) =>
        method.DescendantNodes().OfType<ReturnStatementSyntax>().Select(result => result.Expression).OfType<InvocationExpressionSyntax>();

    private static ulong Number(ExpressionSyntax mask) => (ulong)((LiteralExpressionSyntax)mask).Token.Value!;

    private static IEnumerable<ExpressionSyntax> Tags(SyntaxNode method) => Calls(method, "WriteString").Select(call => call.ArgumentList.Arguments[1].Expression);

    private static IEnumerable<ExpressionSyntax> Bits(SyntaxNode method) =>
        method.DescendantNodes().OfType<SwitchExpressionArmSyntax>().Select(arm => arm.Expression).Where(bit => bit.ToString().StartsWith("0x", StringComparison.Ordinal));

    private static Changes Neighbours<T>(IEnumerable<T> nodes, Func<SyntaxNode, SyntaxNode, Microsoft.CodeAnalysis.Text.TextChange[]> change)
        where T : SyntaxNode
    {
        var all = nodes.ToList();
        return all.Zip(all.Skip(1)).Where(pair => pair.First.ToString() != pair.Second.ToString()).Select(pair => change(pair.First, pair.Second));
    }

    /// <summary>What a reader puts into two members of one type.</summary>
    private static Changes SwapLocals(MethodDeclarationSyntax method)
    {
        var types = method.DescendantNodes().OfType<VariableDeclarationSyntax>()
            .SelectMany(declared => declared.Variables.Select(variable => (variable.Identifier.Text, Type: declared.Type.ToString())))
            .ToLookup(local => local.Text, local => local.Type);
        return Initializers(method)
            .SelectMany(made => made.Expressions.OfType<AssignmentExpressionSyntax>().Select(assigned => assigned.Right).OfType<IdentifierNameSyntax>())
            .GroupBy(local => types[local.Identifier.Text].FirstOrDefault())
            .SelectMany(group => Neighbours(group, Swap));
    }

    private static Changes Narrow(SyntaxNode root) =>
        from narrow in new[] { ("Byte", "byte"), ("UInt32", "uint"), ("UInt16", "ushort") }
        from call in Calls(root, narrow.Item1)
        where call.ArgumentList.Arguments is [var argument] && argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword)
        select Replace(call, $"unchecked(({narrow.Item2})global::SpecLattice.Serialization.SpecJsonRead.UInt64(ref reader))");
}
