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
        var newest = subject.Versions.Max();
        var tag = $"V{(newest <= int.MaxValue - 1000 ? newest + 1000 : 1_000_000)}";
        return Contents.Concat(documents.Select(JsonText.Write))
            .SelectMany(content => new[] { Check(tag, content), Check("of another build", content) })
            .FirstOrDefault(violation => violation is not null);
    }

    private Violation? Check(string tag, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var envelope = LawSubject<TSum>.Envelope(tag, bytes);
        TSum value;
        try
        {
            value = SpecJson.Deserialize<TSum>(envelope);
        }
        catch (SpecJsonException error)
        {
            return new Violation(Law.Unknown, $"the unknown version `{tag}` with the content {content} cannot be read: {error.Message}");
        }

        var written = LawSubject<TSum>.Write(value);
        if (written.AsSpan().IndexOf(bytes) < 0 || !SpecJson.Deserialize<TSum>(written).Equals(value))
        {
            return new Violation(Law.Unknown, $"the unknown version `{tag}` with the content {content} is written as {Encoding.UTF8.GetString(written)}");
        }

        var converting = subject.Versions.FirstOrDefault(version => subject.Convert(value, version).IsSuccess);
        return converting == 0 ? null : new Violation(Law.Unknown, $"the unknown version `{tag}` is converted to version {converting}");
    }
}
