using System.Text;
using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Laws;

/// <summary>L6: a version that this build does not know is kept byte for byte, and is converted to nothing.</summary>
internal sealed class UnknownVersionLaw<TSum>(LawSubject<TSum> subject)
    where TSum : class, ISpecJson<TSum>
{
    private static readonly string[] Contents =
        ["{}", "null", "1.0e+2", "\"\\u0041\\/\"", "[ 1,\n\t2 ]", "{ \"a\" : 1, \"a\": 2 }", "{\"deep\":[[[{\"\":18446744073709551616}]]]}", "\"\U0001F4BE\""];

    /// <summary>Checks some contents of a version that there is not.</summary>
    /// <param name="documents">Documents of known versions, which are contents too.</param>
    public Violation? Check(IEnumerable<JsonNode?> documents)
    {
        var tags = subject.Envelopes.UnknownTags();
        return Contents.Concat(documents.Select(JsonText.Write))
            .Where(subject.Envelopes.CanHold)
            .SelectMany(content => tags.Select(tag => Check(tag, content)))
            .FirstOrDefault(violation => violation is not null);
    }

    private Violation? Check(string tag, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var envelope = subject.Envelopes.Put(tag, bytes);
        TSum value;
        try
        {
            value = subject.ReadEnvelope(envelope);
        }
        catch (SpecJsonException error)
        {
            return new Violation(Law.Unknown, $"the unknown version `{tag}` with the content {content} cannot be read: {error.Message}");
        }

        var written = subject.Write(value);
        if (!subject.Envelopes.IsKept(envelope, written, bytes) || !subject.ReadEnvelope(written).Equals(value))
        {
            return new Violation(Law.Unknown, $"the unknown version `{tag}` with the content {content} is written as {Encoding.UTF8.GetString(written)}");
        }

        var converting = subject.Versions.FirstOrDefault(version => subject.Convert(value, version).IsSuccess);
        return converting == 0 ? null : new Violation(Law.Unknown, $"the unknown version `{tag}` is converted to version {converting}");
    }
}
