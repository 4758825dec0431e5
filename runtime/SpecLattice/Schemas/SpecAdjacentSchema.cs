namespace SpecLattice.Schemas;

/// <summary>A member that names the case, and one that holds its value.</summary>
internal sealed class SpecAdjacentSchema : SpecUnionSchema
{
    public override void WriteCase(SpecSchemaWriter writer, SpecSchemaUnion union, SpecSchemaCase candidate)
    {
        writer.WriteTaggedStart(union.Tag, candidate.Tag);
        if (candidate.Value is { } value)
        {
            writer.Json.WritePropertyName(union.Content);
            writer.WriteValue(value);
        }

        writer.WriteObjectEnd(candidate.Value is null ? [union.Tag] : [union.Tag, union.Content], union.IgnoresUnknownMembers);
    }
}
