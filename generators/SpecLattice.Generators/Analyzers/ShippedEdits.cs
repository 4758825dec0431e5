using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers;

/// <summary>
/// The shipped versions that were edited, as the lock reports it. Where one was, its history no longer fits together, and the rules about histories would advise to
/// declare the edit in a version beside it, which damages that one too. So they leave the word to the lock.
/// </summary>
internal sealed class ShippedEdits
{
    // What is said of a type's history, or follows from a member's type. That a type cannot be a spec at all is said in any case.
    private static readonly ImmutableHashSet<string> RulesOfHistory = ImmutableHashSet.Create(
        RuleIds.AddedWithoutAbsentValue,
        RuleIds.MemberVanished,
        RuleIds.MemberNotDeclaredAdded,
        RuleIds.TypeChangeWithoutConversion,
        RuleIds.RenameOfNothing,
        RuleIds.RemovalOfNothing,
        RuleIds.CaseVanished,
        RuleIds.UnknownMembersForgotten,
        RuleIds.DeclaredValueDoesNotFit,
        RuleIds.DeclaredValueNotFound,
        RuleIds.OptionalWithoutDefault,
        RuleIds.DefaultOfRequiredMember,
        RuleIds.UnionWithoutCases,
        RuleIds.AddedToFirstVersion,
        RuleIds.ShapeChanged,
        RuleIds.BadConversionMethod,
        RuleIds.OneDirectionalConversion,
        RuleIds.StalePart);

    private readonly HashSet<string> _edited = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _held;

    private ShippedEdits(CompilationPlans plans) => _held = plans.Types
        .SelectMany(type => type.References.Select(reference => (Holder: type.Name.Reference, reference.Reference)))
        .ToLookup(pair => pair.Holder, pair => pair.Reference, StringComparer.Ordinal);

    /// <summary>Finds the edits. A finding that is suppressed, or no error in this project, says nothing to anybody, so it silences nothing.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="options">With the lock, if there is one.</param>
    /// <param name="plans">The project's plans.</param>
    /// <param name="problems">The mistakes that may follow from edits; where there are none, nothing is looked for.</param>
    /// <param name="cancellation">When to stop.</param>
    public static ShippedEdits Find(
        Compilation compilation, AnalyzerOptions options, CompilationPlans plans, IEnumerable<Problem> problems, CancellationToken cancellation)
    {
        var edits = new ShippedEdits(plans);
        if (!problems.Any(problem => RulesOfHistory.Contains(problem.Id))
            || options.AdditionalFiles.FirstOrDefault(LockAnalyzer.IsLock)?.GetText(cancellation) is not { } text)
        {
            return edits;
        }

        var check = LockCheck.Of(compilation, text.ToString(), cancellation);
        var models = plans.Types.ToLookup(type => (type.Lineage, type.Version), type => type.Name.Reference);
        foreach (var type in compilation.Assembly.GlobalNamespace.AllTypes())
        {
            foreach (var problem in check.AtTypes[type.Reference()].Where(problem => problem.Id is not (RuleIds.VersionNotLocked or RuleIds.VersionTakenTwice)))
            {
                if (!SilencedPlaces.IsSilenced(compilation, type, problem.Id, DeclarationFinder.Find(type, problem.Origin, cancellation), cancellation))
                {
                    edits._edited.Add(problem.Origin.Type);
                    edits._edited.UnionWith(models[(problem.Subject.Lineage, problem.Subject.Version)]);
                }
            }
        }

        return edits;
    }

    /// <summary>Whether a mistake only follows from an edit that the lock reports.</summary>
    public bool Explain(Problem problem) => _edited.Count > 0
        && RulesOfHistory.Contains(problem.Id)
        && (_edited.Contains(problem.Place.Type)
            || (problem.OtherType is { } other && _edited.Contains(other))
            || (problem.Id is RuleIds.DeclaredValueDoesNotFit or RuleIds.DeclaredValueNotFound && _held[problem.Place.Type].Any(_edited.Contains)));
}
