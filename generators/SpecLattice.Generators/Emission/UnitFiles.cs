using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Emission;

/// <summary>The files of a unit. All are written before the first is given away, so a unit that cannot be emitted leaves nothing half done.</summary>
internal sealed class UnitFiles
{
    private readonly List<(string HintName, string Text)> _files = [];

    public static List<(string HintName, string Text)> Of(CompilationPlan plan, LanguageFacts language, CancellationToken cancellation)
    {
        var unit = new UnitFiles();
        foreach (var type in plan.Types)
        {
            cancellation.ThrowIfCancellationRequested();
            unit.AddType(type);
        }

        foreach (var family in plan.Families)
        {
            unit.AddFamily(family with { IsClosed = language.HasClosedClasses });
        }

        return unit._files;
    }

    private void AddType(TypePlan plan)
    {
        switch (plan.Type.Shape)
        {
            case TypeShape.Record:
                Add("Json", RecordCodecEmitter.Emit);
                Add("Equality", RecordEqualityEmitter.Emit);
                AddConversions(RecordConversionEmitter.Emit);
                break;
            case TypeShape.Union:
                Add("Json", UnionCodecEmitter.Emit);
                Add("Union", UnionEmitter.Emit);
                AddConversions(UnionConversionEmitter.Emit);
                break;
            default:
                Add("Json", EnumEmitter.Emit);
                AddConversions(EnumConversionEmitter.Emit);
                break;
        }

        if (plan.Family is not null)
        {
            Add("Sum", SumMemberEmitter.Emit);
        }

        void Add(string concern, Func<TypePlan, string> emit) => _files.Add(($"{plan.HintName}.{concern}.g.cs", emit(plan)));

        void AddConversions(Func<TypePlan, string> emit)
        {
            if (plan.Conversions.Count > 0)
            {
                Add("Conversions", emit);
            }
        }
    }

    private void AddFamily(FamilyPlan family)
    {
        var prefix = family.Namespace.Length == 0 ? "" : family.Namespace.Replace("@", "") + ".";
        _files.Add(($"{prefix}{family.SumName}.g.cs", SumEmitter.Emit(family)));
        _files.Add(($"{prefix}{family.SumName}.Schemas.g.cs", SumSchemaEmitter.Emit(family)));
        _files.Add(($"{prefix}{family.UnknownName}.g.cs", UnknownVersionEmitter.Emit(family)));
    }
}
