using System.ComponentModel;
using System.Text;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>What generated code does with unknown members that are kept.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecUnknown
{
    /// <summary>Writes the members that a record keeps, behind its own.</summary>
    /// <param name="writer">The writer, in the record's object.</param>
    /// <param name="members">The members.</param>
    /// <param name="what">The record.</param>
    /// <param name="known">The names of its own members.</param>
    /// <exception cref="SpecJsonException">One has the name of a member that the record declares.</exception>
    public static void Write(Utf8JsonWriter writer, SpecUnknownMembers members, string what, params ReadOnlySpan<string> known)
    {
        for (int i = 0; i < members.Count; i++)
        {
            var (name, value) = members[i];
            if (known.Contains(name))
            {
                throw SpecJsonWrite.Error($"`{SpecText.Show(name)}` is kept as unknown, but {what} declares it: set the member");
            }

            writer.WritePropertyName(name);
            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                SpecJsonWrite.JsonValue(writer, value);
            }
        }
    }

    /// <summary>Records that the version converted to keeps no unknown members.</summary>
    /// <param name="members">The members.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where losses go.</param>
    public static void AddLost(SpecUnknownMembers members, int since, ref LossCollector losses)
    {
        for (int i = 0; i < members.Count; i++)
        {
            losses.AddUnknown(members[i].Key, since);
        }
    }

    /// <summary>Records which unknown members have names that a version on the way declares: it would read them as its own, and nobody knows whether they mean the same.</summary>
    /// <param name="members">The members.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where losses go.</param>
    /// <param name="declared">The names that the version declares.</param>
    public static void AddTaken(SpecUnknownMembers members, int since, ref LossCollector losses, params ReadOnlySpan<string> declared)
    {
        for (int i = 0; i < members.Count; i++)
        {
            if (declared.Contains(members[i].Key))
            {
                string name = SpecText.Show(members[i].Key);
                losses.Add(members[i].Key, LossKind.MeaningChanged, since, $"`{name}` is kept as unknown, and the version on the other side of version {since} declares a member of that name: nobody has said that the two mean the same");
            }
        }
    }

    /// <summary>Why a member cannot be kept beside others; null where it can.</summary>
    internal static string? FindProblem(List<KeyValuePair<string, SpecJsonValue?>> kept, string name, SpecJsonValue? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (kept.Exists(member => member.Key == name))
        {
            return $"the unknown member `{SpecText.Show(name)}` appears twice";
        }

        if (value?.Depth > SpecUnknownMembers.MaxDepth)
        {
            return $"the unknown member `{SpecText.Show(name)}` is nested more deeply than the {SpecUnknownMembers.MaxDepth} levels that are kept";
        }

        if (kept.Count == SpecUnknownMembers.MaxCount)
        {
            return $"more unknown members than the {SpecUnknownMembers.MaxCount} that are kept";
        }

        long bytes = SizeOf(name, value) + kept.Sum(member => SizeOf(member.Key, member.Value));
        return bytes > SpecUnknownMembers.MaxBytes ? $"unknown members of {bytes} bytes, and {SpecUnknownMembers.MaxBytes} are kept at most" : null;
    }

    private static long SizeOf(string name, SpecJsonValue? value) => Encoding.UTF8.GetByteCount(name) + (value?.Utf8.Length ?? "null".Length);
}
