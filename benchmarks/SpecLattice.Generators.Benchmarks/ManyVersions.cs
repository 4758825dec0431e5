using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>What one family costs that has many versions: how much is generated, how long that takes, and how long the compiler then takes over it.</summary>
internal static class ManyVersions
{
    private static readonly int[] Counts = [5, 10, 20, 40];

    private static readonly Scenario Cold = Scenario.All.Single(scenario => scenario.IsCold);

    public static Contestant Contestant(int versions) => new($"{versions} versions", Peers.SpecLattice, VersionSources.Of(versions), VersionSources.Made(versions));

    public static Task RequireSoundAsync(CancellationToken cancellation = default) =>
        ContestantCheck.RequireSoundAsync([.. Counts.Select(Contestant)], [Cold], cancellation);

    public static void Measure(int rounds)
    {
        Console.WriteLine($"One family of {VersionSources.Members} members in each version, medians of {rounds} rounds.");
        Console.WriteLine("  versions   generated      lines      cold    allocated   compiled   of that for generated code");
        foreach (var versions in Counts)
        {
            var contestant = Contestant(versions);
            var cold = Harness.Measure([contestant], Cold, rounds)[0];
            var trees = contestant.NewDriver().RunGenerators(contestant.NewCompilation()).GetRunResult().GeneratedTrees;
            var bytes = trees.Sum(tree => Encoding.UTF8.GetByteCount(tree.ToString()));
            var lines = trees.Sum(tree => tree.GetText().Lines.Count);
            var without = Compile(() => WithoutWork(contestant.NewCompilation()), rounds);
            var with = Compile(() => contestant.NewCompilation().AddSyntaxTrees(trees), rounds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {versions,8} {bytes / 1e6,8:F2} MB {lines,10} {cold.Median,6:F1} ms {cold.Allocated / 1024 / 1024,8:F1} MiB {with,7:F1} ms   {(with - without) * 1000 / lines,6:F2} us/line"));
            PrintConcerns(trees);
        }
    }

    private static Compilation WithoutWork(Compilation compilation) =>
        compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.ElementAt(VersionSources.WorkFile));

    /// <summary>Prints what the generated code is for: of the types' files by their members, of the others by the files.</summary>
    public static void PrintConcerns(IEnumerable<SyntaxTree> trees)
    {
        var concerns = trees
            .SelectMany(tree => Pieces(tree, Path.GetFileName(tree.FilePath)))
            .GroupBy(piece => piece.Concern, piece => piece.Length, StringComparer.Ordinal)
            .Select(group => (Concern: group.Key, Length: group.Sum()))
            .OrderByDescending(concern => concern.Length)
            .Select(concern => string.Create(CultureInfo.InvariantCulture, $"{concern.Concern} {concern.Length / 1e3:F0} KB"));
        Console.WriteLine("           " + string.Join(", ", concerns));
    }

    private static IEnumerable<(string Concern, int Length)> Pieces(SyntaxTree tree, string file)
    {
        if (file.Contains("SpecCatalog", StringComparison.Ordinal))
        {
            return [("catalog", tree.Length)];
        }

        var members = tree.GetRoot().DescendantNodes()
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(type => type.Members.Select(member => (Concern: ConcernOf(type, member), member.FullSpan.Length)))
            .ToList();
        return members.Append(("frames", tree.Length - members.Sum(member => member.Length)));
    }

    private static string ConcernOf(TypeDeclarationSyntax type, MemberDeclarationSyntax member)
    {
        var name = (member as MethodDeclarationSyntax)?.Identifier.Text ?? (member as PropertyDeclarationSyntax)?.Identifier.Text ?? "";
        return type.Identifier.Text switch
        {
            var unknown when unknown.StartsWith("Unknown", StringComparison.Ordinal) => "unknown versions",
            var sum when sum.StartsWith("Versioned", StringComparison.Ordinal) => name == "SchemaOf" ? "schemas" : "sums",
            _ => name switch
            {
                "ReadJson" or "WriteJson" => "codecs",
                "Equals" or "GetHashCode" => "equality",
                "VersionCore" or "WireTagCore" or "FloorCore" or "ToVersionCore" or "ToLatestCore" => "cases of sums",
                _ => "conversions",
            },
        };
    }

    /// <summary>The median time, in milliseconds, of compiling what is parsed already.</summary>
    private static double Compile(Func<Compilation> newCompilation, int rounds)
    {
        var times = new List<double>();
        for (var round = -2; round < rounds; round++)
        {
            var compilation = newCompilation();
            var start = Stopwatch.GetTimestamp();
            var result = compilation.Emit(Stream.Null);
            if (!result.Success)
            {
                throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(10)));
            }

            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return Harness.Median(times);
    }
}
