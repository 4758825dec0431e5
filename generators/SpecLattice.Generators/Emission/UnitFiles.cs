using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Emission;

/// <summary>The files of a unit. All are written before the first is given away, so a unit that cannot be emitted leaves nothing half done.</summary>
internal static class UnitFiles
{
    public static List<(string HintName, string Text)> Of(CompilationPlan plan, LanguageFacts language, CancellationToken cancellation)
    {
        var files = new List<(string HintName, string Text)>();
        foreach (var type in plan.Types)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(($"{type.HintName}.g.cs", TypeEmitter.Emit(type)));
        }

        foreach (var family in plan.Families)
        {
            var prefix = family.Namespace.Length == 0 ? "" : family.Namespace.Replace("@", "") + ".";
            var isComposed = plan.Types.Any(type => type.Composition is not null && type.Family?.Family == family.Family);
            files.Add(($"{prefix}{family.SumName.TrimStart('@')}.g.cs", FamilyText(family with { IsClosed = language.HasClosedClasses }, isComposed)));
        }

        return files;
    }

    private static string FamilyText(FamilyPlan family, bool isComposed) => TypeFile.Write(family.Namespace, writer =>
    {
        SumEmitter.Emit(writer, family, isComposed);
        writer.Separate();
        UnknownVersionEmitter.Emit(writer, family, isComposed);
    });
}
