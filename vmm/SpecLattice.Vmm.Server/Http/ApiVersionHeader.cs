using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>The header by which a request chooses its API version.</summary>
internal static class ApiVersionHeader
{
    public const string Name = "api-version";

    /// <summary>Reads the header.</summary>
    /// <param name="values">The header's values.</param>
    /// <param name="newest">The newest version that the server supports.</param>
    /// <exception cref="ApiException">There is no such header, it is malformed, or the version is not supported.</exception>
    public static int Read(StringValues values, int newest)
    {
        if (values.Count != 1 || values[0] is not { Length: > 0 } text)
        {
            var found = values.Count > 1 ? "occurs more than once" : "is missing";
            throw Refuse("ApiVersionMissing", $"the header `{Name}` {found}: send it once, such as `{Name}: {newest}.0.0`", newest);
        }

        return TryParse(text, out var major) switch
        {
            false => throw Refuse("ApiVersionMalformed", $"the header `{Name}` is malformed: expected three numbers such as `{newest}.0.0`", newest),
            _ when major < 1 || major > newest => throw Refuse("ApiVersionUnsupported", $"API version {text} is not supported", newest),
            _ => major,
        };
    }

    /// <summary>The text of an API version.</summary>
    public static string Format(int version) => string.Create(CultureInfo.InvariantCulture, $"{version}.0.0");

    /// <summary>Reads N.0.0, and gives every other version number 0, which no server supports.</summary>
    private static bool TryParse(string text, out int major)
    {
        major = 0;
        var parts = text.Split('.');
        var numbers = new int[3];
        if (text.Length > 16 || parts.Length != 3)
        {
            return false;
        }

        for (var i = 0; i < 3; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || parts[i] is ['0', _, ..])
            {
                return false;
            }
        }

        major = numbers is [_, 0, 0] ? numbers[0] : 0;
        return true;
    }

    private static ApiException Refuse(string code, string problem, int newest) => new(new ApiError(
        StatusCodes.Status400BadRequest,
        code,
        $"{problem}; this server supports {string.Join(", ", Enumerable.Range(1, newest).Select(Format))}"));
}
