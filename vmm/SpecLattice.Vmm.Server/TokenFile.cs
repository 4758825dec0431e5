using System.Security.Cryptography;
using System.Text;

namespace SpecLattice.Vmm.Server;

/// <summary>The tokens that callers show, each with what it allows: a file with one in each line, which is read again when it changes.</summary>
/// <remarks>A line is <c>read,operate,migrate TOKEN</c>, with at least one of the three words. Empty lines and those that begin with <c>#</c> say nothing.</remarks>
public sealed class TokenFile
{
    private const int MinCharacters = 16;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Action<string> _onProblem;
    private (DateTime Stamp, List<(byte[] Digest, ApiScopes Scopes)> Tokens) _content;
    private long _looked = Environment.TickCount64;

    private TokenFile(string path, Action<string> onProblem) => (_path, _onProblem, _content) = (path, onProblem, Read(path));

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="onProblem">Told why a file that has changed cannot be used: the tokens from before stay in use.</param>
    /// <exception cref="IOException">The file cannot be used; the message says where and why, and shows no token.</exception>
    public static TokenFile Open(string path, Action<string> onProblem) => new(path, onProblem);

    /// <summary>What a token allows. How long that takes does not tell how much of a token is right.</summary>
    internal ApiScopes ScopesOf(string token)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        var scopes = ApiScopes.None;
        foreach (var (known, allowed) in Current())
        {
            scopes |= CryptographicOperations.FixedTimeEquals(known, digest) ? allowed : ApiScopes.None;
        }

        return scopes;
    }

    private List<(byte[] Digest, ApiScopes Scopes)> Current()
    {
        lock (_gate)
        {
            if (Environment.TickCount64 - _looked >= LookInterval.TotalMilliseconds)
            {
                _looked = Environment.TickCount64;
                Reread();
            }

            return _content.Tokens;
        }
    }

    private void Reread()
    {
        try
        {
            if (File.GetLastWriteTimeUtc(_path) != _content.Stamp)
            {
                _content = Read(_path);
            }
        }
        catch (IOException problem)
        {
            _onProblem($"the tokens are used as they were before: {problem.Message}");
        }
    }

    private static (DateTime Stamp, List<(byte[] Digest, ApiScopes Scopes)> Tokens) Read(string path)
    {
        try
        {
            var stamp = File.GetLastWriteTimeUtc(path);
            var lines = File.ReadAllLines(path);
            return (stamp, [.. lines.Select((line, index) => (line, index)).Where(entry => entry.line.Trim() is { Length: > 0 } text && text[0] != '#').Select(entry => ReadLine(path, entry.line, entry.index + 1))]);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException(problem.Message, problem);
        }
    }

    private static (byte[] Digest, ApiScopes Scopes) ReadLine(string path, string line, int number)
    {
        if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var words, { Length: >= MinCharacters } token])
        {
            throw new IOException($"{path}, line {number}: expected what a token allows, such as `read,operate`, and the token, of at least {MinCharacters} characters");
        }

        var scopes = ApiScopes.None;
        foreach (var word in words.Split(','))
        {
            scopes |= word switch
            {
                "read" => ApiScopes.Read,
                "operate" => ApiScopes.Operate,
                "migrate" => ApiScopes.Migrate,
                _ => throw new IOException($"{path}, line {number}: a token allows `read`, `operate` or `migrate`, and nothing else"),
            };
        }

        return (SHA256.HashData(Encoding.UTF8.GetBytes(token)), scopes);
    }
}

/// <summary>What a caller may do.</summary>
[Flags]
public enum ApiScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Look at the instance.</summary>
    Read = 1,

    /// <summary>Make, run, stop and use it.</summary>
    Operate = 2,

    /// <summary>Move it from one server to another.</summary>
    Migrate = 4,

    /// <summary>Everything.</summary>
    All = Read | Operate | Migrate,
}
