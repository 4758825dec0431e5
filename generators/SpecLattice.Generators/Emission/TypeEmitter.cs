using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the file of a type. One for each type, not one for each concern: what the compiler does for a file comes for each, and some of it for each pair of files.</summary>
internal static class TypeEmitter
{
    public static string Emit(TypePlan plan) => plan.Type.Shape == TypeShape.Enum
        ? TypeFile.WriteIn(plan.Type.Name, writer => EmitConverter(writer, plan), plan.Conversions.Count == 0 ? null : writer => EnumConversionEmitter.Emit(writer, plan))
        : TypeFile.Write(plan.Type.Name, Attributes(plan.Type), string.Join(", ", Bases(plan)), writer => EmitMembers(writer, plan));

    private static IEnumerable<string> Attributes(TypeModel type) =>
    [
        .. CopyEmitter.Attributes(type),
        .. type.HasJsonConverter ? [] : new[] { Runtime.JsonConverter(type.Name.Reference) },
        .. DebugViewEmitter.IsNeeded(type) ? DebugViewEmitter.Attributes(type) : [],
    ];

    private static IEnumerable<string> Bases(TypePlan plan)
    {
        var self = plan.Type.Name.Reference;
        if (plan.Family is { } family)
        {
            yield return family.SumReference;
        }

        if (plan.Type.Shape == TypeShape.Union)
        {
            yield return $"{Runtime.Services}ISpecUnion<{self}>";
            yield return $"global::System.IEquatable<{self}>";
        }

        yield return $"{Runtime.Serialization}ISpecJson<{self}>";
        foreach (var contract in ConversionContract.InterfacesOf(plan))
        {
            yield return contract;
        }
    }

    private static void EmitMembers(SourceWriter writer, TypePlan plan)
    {
        if (plan.Type.Shape == TypeShape.Union)
        {
            UnionEmitter.Emit(writer, plan);
            UnionConversionEmitter.Emit(writer, plan);
        }
        else
        {
            CopyEmitter.EmitMembers(writer, plan.Type);
            RecordConversionEmitter.Emit(writer, plan);
        }

        if (plan.Family is not null)
        {
            writer.Separate();
            SumMemberEmitter.Emit(writer, plan);
        }

        writer.Separate();
        EmitCodec(writer, plan);
        if (plan is { Type.Shape: TypeShape.Record, IsReadable: true })
        {
            writer.Separate();
            RecordEqualityEmitter.Emit(writer, plan);
        }

        if (DebugViewEmitter.IsNeeded(plan.Type))
        {
            writer.Separate();
            DebugViewEmitter.Emit(writer, plan.Type);
        }
    }

    private static void EmitCodec(SourceWriter writer, TypePlan plan)
    {
        if (!plan.IsReadable)
        {
            UnreadableCodecEmitter.EmitMembers(writer, plan);
        }
        else if (plan.Type.Shape == TypeShape.Union)
        {
            UnionCodecEmitter.Emit(writer, plan);
        }
        else
        {
            RecordCodecEmitter.Emit(writer, plan);
        }

        if (plan.IsReadable && FastCodecEmitter.Has(plan.Type))
        {
            writer.Separate();
            FastCodecEmitter.Emit(writer, plan.Type);
        }
    }

    // Enums have no members of their own.
    private static void EmitConverter(SourceWriter writer, TypePlan plan)
    {
        if (plan.IsReadable)
        {
            EnumEmitter.Emit(writer, plan);
        }
        else
        {
            UnreadableCodecEmitter.EmitConverter(writer, plan.Type);
        }
    }
}
