using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>The rules see through <c>Accept</c>: what a policy accepts is answered for, and everything else of the conversion is as it was.</summary>
public sealed class AcceptedConversionTests
{
    private const string Specs = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using SpecLattice;
        namespace Vmm.V1 { [Spec("board", 1)] public sealed partial record Board { public required int Cpus { get; init; } } }
        namespace Vmm.V2 { [Spec("board", 2)] public sealed partial record Board { public required int Cpus { get; init; } [Added] public string? Note { get; init; } } }
        public static class Use
        {
            private static readonly LossPolicy Policy = LossPolicy.Member("board", "Note", "older servers do without");
            private static readonly Vmm.V1.Board Fallback = new() { Cpus = 1 };
            BODY
        }
        """;

    [Theory]
    [InlineData("static void M(Vmm.V2.Board board) { board.ToV1().Accept(Policy); }", "SPEC1002")]
    [InlineData("static void M(Vmm.V2.Board board) { _ = board.ToV1().Accept(Policy); }", "SPEC1002")]
    [InlineData("static Vmm.V1.Board M(Vmm.V2.Board board, out LossReport report) => board.ToV1().Accept(Policy).GetValueOrThrow().Take(out report);", "SPEC1003")]
    [InlineData("static Vmm.V1.Board M(Vmm.V2.Board board) => board.ToV1().Accept(Policy).TryTake(out var older, out _) ? older : throw new InvalidOperationException();", "SPEC0079")]
    [InlineData("static Vmm.V1.Board M(Vmm.V2.Board board, out LossReport report) => board.ToV1().Accept(Policy).TryTake(out var older, out report) ? older : Fallback;", "SPEC1001")]
    [InlineData("static List<Vmm.V1.Board> M(List<Vmm.V2.Board> boards, Action<LossReport> log) { var all = new List<Vmm.V1.Board>(); foreach (var board in boards) { if (board.ToV1().Accept(Policy).TryTake(out var older, out var report)) { log(report); all.Add(older); } } return all; }", "SPEC1001")]
    public async Task What_is_wrong_without_a_policy_is_wrong_with_one(string body, string expected) => Assert.Contains(expected, await FindAsync(body));

    [Theory]
    [InlineData("static Conversion<Discarding<Vmm.V1.Board>> M(Vmm.V2.Board board) => board.ToV1().Accept(Policy);")]
    [InlineData("static Vmm.V1.Board? M(Vmm.V2.Board board, Action<LossReport> log) { var done = board.ToV1().Accept(Policy).TryTake(out var older, out var report); log(report); return done ? older : null; }")]
    [InlineData("static string M(Vmm.V2.Board board) => board.ToV1().Accept(Policy).Match(both => both.Take(out var report).Cpus + report.ToString(), losses => losses.ToString());")]
    [InlineData("static Conversion<Vmm.V1.Board> M(Vmm.V2.Board board) => board.ToV1().Accept(Policy).RefuseDiscarded();")]
    public async Task What_is_answered_for_is_not_reported(string body) => Assert.Empty(await FindAsync(body));

    private static async Task<IEnumerable<string>> FindAsync(string body)
    {
        var (reported, warnings) = await Generation.Of(Specs.Replace("BODY", body, StringComparison.Ordinal)).CheckAsync();
        Assert.Empty(warnings.Where(warning => warning.Id is not "CS0414"));
        return reported.Select(problem => problem.Id);
    }
}
