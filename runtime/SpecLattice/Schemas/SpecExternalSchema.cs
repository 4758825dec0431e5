namespace SpecLattice.Schemas;

/// <summary>An object with one member that is named as the case and holds its value; a string for a case without one.</summary>
internal sealed class SpecExternalSchema : SpecUnionSchema
{
    public override void WriteCase(SpecSchemaWriter writer, SpecSchemaUnion union, SpecSchemaCase candidate)
    {
        if (candidate.Value is not { } value)
        {
            writer.WriteStringOf([candidate.Tag]);
            return;
        }

        writer.WriteObjectStart();
        writer.Json.WritePropertyName(candidate.Tag);
        writer.WriteValue(value);
        writer.WriteObjectEnd([candidate.Tag], ignoresUnknownMembers: false);
    }
}
