namespace SpecLattice.Schemas;

/// <summary>The members of the case's value stand beside the tag, so the value's type is written in full where it is known.</summary>
internal sealed class SpecInternalSchema : SpecUnionSchema
{
    public override void WriteCase(SpecSchemaWriter writer, SpecSchemaUnion union, SpecSchemaCase candidate)
    {
        var record = candidate.Value is SpecSchemaReference reference ? writer.Schema.Resolve(reference) as SpecSchemaRecord : null;
        writer.WriteTaggedStart(union.Tag, candidate.Tag);
        if (record is not null)
        {
            writer.WriteMembers(record);
        }

        writer.WriteObjectEnd(
            [union.Tag, .. record?.Members.Where(member => member.IsRequired).Select(member => member.Name) ?? []],
            record is null ? candidate.Value is not null || union.IgnoresUnknownMembers : record.IgnoresUnknownMembers || record.KeepsUnknownMembers);
    }
}
