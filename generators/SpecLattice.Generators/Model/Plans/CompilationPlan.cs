using SpecLattice.Generators.Locking;

namespace SpecLattice.Generators.Model.Plans;

/// <summary>All that is emitted for a unit of a compilation, or for the whole of it, and all that is wrong with the annotations.</summary>
internal sealed record CompilationPlan
{
    public required EquatableArray<TypePlan> Types { get; init; }

    public required EquatableArray<FamilyPlan> Families { get; init; }

    public required EquatableArray<Problem> Problems { get; init; }

    /// <summary>What the catalog says of the families.</summary>
    public required EquatableArray<CatalogFamily> Catalog { get; init; }

    /// <summary>What a lock would record of the types.</summary>
    public required EquatableArray<LockFact> Lock { get; init; }

    /// <summary>
    /// As far as they can be told, the facts of the types whose lineages have mistakes: without the classes of conversions, and without a seal. A lock can be
    /// compared with them, never written from them.
    /// </summary>
    public required EquatableArray<LockFact> Drafts { get; init; }

    /// <summary>The ids of the warnings that the compiler gives to code that uses the types.</summary>
    public EquatableArray<string> UseWarnings { get; init; }

    /// <summary>What the unit is called in messages.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Why there is no plan; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>Plans a unit; should that fail, the plan says so, and other units are planned all the same.</summary>
    public static CompilationPlan Guard(string unit, Func<CompilationPlan> plan)
    {
        try
        {
            return plan() with { Unit = unit };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new CompilationPlan
            {
                Types = EquatableArray<TypePlan>.Empty,
                Families = EquatableArray<FamilyPlan>.Empty,
                Problems = EquatableArray<Problem>.Empty,
                Catalog = EquatableArray<CatalogFamily>.Empty,
                Lock = EquatableArray<LockFact>.Empty,
                Drafts = EquatableArray<LockFact>.Empty,
                Unit = unit,
                Failure = Describe(failure),
            };
        }
    }

    /// <summary>A failure in one line.</summary>
    public static string Describe(Exception failure) => $"{failure.GetType().Name}: {failure.Message.Replace("\r", "").Replace("\n", " ")}";
}

/// <summary>All that is emitted for one type.</summary>
internal sealed record TypePlan
{
    public required TypeModel Type { get; init; }

    /// <summary>The beginning of the names of the type's generated files: <c>InstanceSpec.V3</c>.</summary>
    public required string HintName { get; init; }

    /// <summary>Whether JSON of it can be read and written: neither it nor anything it holds is declared with a mistake. What other code can name is emitted all the same.</summary>
    public required bool IsReadable { get; init; }

    /// <summary>The conversions to the other versions, ascending.</summary>
    public required EquatableArray<ConversionPlan> Conversions { get; init; }

    /// <summary>What the conversions need that are not written out; null where all are.</summary>
    public required CompositionPlan? Composition { get; init; }

    /// <summary>For specs: the family, where its sum is emitted.</summary>
    public required FamilyPlan? Family { get; init; }

    /// <summary>For unions: each case's bit in case masks, 0 where there are more than 64.</summary>
    public required EquatableArray<ulong> CaseBits { get; init; }

    /// <summary>For versions of a family: the name of the mark that stands among the members; null where there is none.</summary>
    public required string? Mark { get; init; }

    /// <summary>For records: whether it is a case of a union whose tag stands among the members.</summary>
    public required bool IsInTaggedUnion { get; init; }

    /// <summary>For records: whether a value can hold another of the same type, other than in a collection.</summary>
    public bool CanHoldItself { get; init; }

    /// <summary>For records: whether its members are read from an object that holds a tag too: of a union's case, or of the version.</summary>
    public bool IsReadBesideTag => IsInTaggedUnion || Mark is not null;
}

/// <summary>A family and the sum of its versions.</summary>
internal sealed record FamilyPlan
{
    public required string Family { get; init; }

    /// <summary>The namespace that the sum and the unknown case are put in.</summary>
    public required string Namespace { get; init; }

    /// <summary>Whether something else has the name of what would be emitted, so that nothing can be.</summary>
    public required bool IsNameTaken { get; init; }

    /// <summary>Whether the author declares the sum, with its modifiers.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Whether the author's declaration names the JSON converter, for contexts that do not see what is generated.</summary>
    public bool HasJsonConverter { get; init; }

    /// <summary>The sum's name: <c>VersionedInstanceSpec</c>, or the one that it is declared with.</summary>
    public required string SumName { get; init; }

    /// <summary>The name of the case for versions that this build does not know: <c>UnknownInstanceSpec</c>.</summary>
    public required string UnknownName { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Whether the language lets the sum be closed, so that the compiler knows its cases.</summary>
    public bool IsClosed { get; init; }

    /// <summary>How documents say their version.</summary>
    public required EnvelopeModel Envelope { get; init; }

    /// <summary>The versions, ascending.</summary>
    public required EquatableArray<FamilyVersion> Versions { get; init; }

    /// <summary>The newest version of the main line.</summary>
    public required int Latest { get; init; }

    /// <summary>The versions of the main line, ascending: those that no branch holds.</summary>
    public required EquatableArray<int> MainLine { get; init; }

    /// <summary>What conversions between any two versions need besides the value.</summary>
    public EquatableArray<ContextParameter> Contexts { get; init; }

    /// <summary>Examples of the scalars in any version, by what schemas say of them.</summary>
    public EquatableArray<ScalarExamples> ScalarExamples { get; init; }

    /// <summary>The parts of other assemblies that the versions' schemas only name.</summary>
    public EquatableArray<ForeignPart> ForeignParts { get; init; }

    /// <summary>The family with those of its versions alone that can be cases of the sum; null where there are none.</summary>
    public FamilyPlan? Of(Func<string, bool> canBeCase)
    {
        var versions = Versions.Where(version => canBeCase(version.Type)).ToEquatableArray();
        if (versions.Count == 0 || versions.Count == Versions.Count)
        {
            return versions.Count == 0 ? null : this;
        }

        var mainLine = MainLine.Where(number => versions.Any(version => version.Version == number)).ToEquatableArray();
        return this with
        {
            Versions = versions,
            MainLine = mainLine,
            Latest = mainLine.Count > 0 ? mainLine[mainLine.Count - 1] : versions[versions.Count - 1].Version,
        };
    }

    public string SumReference => Namespace.Length == 0 ? $"global::{SumName}" : $"global::{Namespace}.{SumName}";

    public string UnknownReference => Namespace.Length == 0 ? $"global::{UnknownName}" : $"global::{Namespace}.{UnknownName}";
}

/// <summary>Examples of a scalar.</summary>
/// <param name="Scalar">What schemas say of it.</param>
/// <param name="Examples">JSON texts of distinct values.</param>
internal sealed record ScalarExamples(string Scalar, EquatableArray<string> Examples);

/// <summary>A part of another assembly.</summary>
/// <param name="Name">Its lineage.</param>
/// <param name="Version">Its version.</param>
/// <param name="Schema">Its canonical schema text.</param>
internal sealed record ForeignPart(string Name, int Version, string Schema);

/// <summary>One version of a family.</summary>
/// <param name="Version">The version.</param>
/// <param name="WireTag">Its tag in the envelope.</param>
/// <param name="Type">The record, as generated code names it.</param>
/// <param name="Schema">Its canonical schema text.</param>
/// <param name="Digest">The digest of that text.</param>
internal sealed record FamilyVersion(int Version, string WireTag, string Type, string Schema, string Digest);
