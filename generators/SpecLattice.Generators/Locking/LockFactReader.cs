using System.Globalization;
using System.Text;

namespace SpecLattice.Generators.Locking;

/// <summary>Takes one line of a lock apart.</summary>
internal sealed class LockFactReader
{
    private readonly string _line;
    private int _at;

    private LockFactReader(string line) => _line = line;

    /// <summary>Reads a fact, or tells why the line is none.</summary>
    public static LockFact? Read(string line, out string reason)
    {
        try
        {
            reason = "";
            return new LockFactReader(line).Read();
        }
        catch (FormatException error)
        {
            reason = error.Message;
            return null;
        }
    }

    /// <summary>The words of a value such as <c>tag=type content=""</c>, by their names; null where the value is not made of such.</summary>
    public static IReadOnlyDictionary<string, string>? ReadWords(string value)
    {
        try
        {
            return new LockFactReader(value).ReadWords();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private Dictionary<string, string> ReadWords()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        do
        {
            var equals = _line.IndexOf('=', _at);
            if (equals < 0)
            {
                throw new FormatException("expected `=`");
            }

            var name = _line.Substring(_at, equals - _at);
            _at = equals + 1;
            words[name] = Word();
        }
        while (Take(' '));
        return words;
    }

    private LockFact Read()
    {
        var kind = Word();
        if (kind is not ("spec" or "part"))
        {
            throw new FormatException("expected `spec` or `part`");
        }

        Space("a name");
        var name = Word();
        if (!Take('@'))
        {
            throw new FormatException("expected `@` and a version after the name");
        }

        if (!int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version <= 0)
        {
            throw new FormatException("expected a positive version after `@`");
        }

        Space("a kind of fact");
        var keyword = Word();
        if (!LockKeywords.IsKnown(keyword))
        {
            throw new FormatException($"`{Shown(keyword)}` is not a kind of fact");
        }

        var key = "";
        if (LockKeywords.HasKey(keyword))
        {
            Space($"a name after `{keyword}`");
            key = Word();
        }

        var value = "";
        if (_at < _line.Length)
        {
            Space("a value");
            value = _line.Substring(_at);
        }

        return new LockFact(new LockSubject(kind == "spec", name, version), keyword, key, value);
    }

    private string Word()
    {
        if (_at < _line.Length && _line[_at] == '"')
        {
            return Quoted();
        }

        var start = _at;
        while (_at < _line.Length && _line[_at] is not (' ' or '@' or '"'))
        {
            _at++;
        }

        // The key `*` stands for the version itself, and is the only such word.
        return _at > start ? _line.Substring(start, _at - start) : throw new FormatException($"expected a word at column {(_at + 1).ToString(CultureInfo.InvariantCulture)}");
    }

    private string Quoted()
    {
        var text = new StringBuilder();
        for (_at++; _at < _line.Length; _at++)
        {
            var character = _line[_at];
            if (character == '"')
            {
                _at++;
                return text.ToString();
            }

            if (character != '\\')
            {
                text.Append(character);
                continue;
            }

            _at++;
            text.Append(Escaped());
        }

        throw new FormatException("unterminated quoted text");
    }

    private char Escaped()
    {
        if (_at < _line.Length && _line[_at] is '"' or '\\')
        {
            return _line[_at];
        }

        if (_at + 4 < _line.Length && _line[_at] == 'u'
            && ushort.TryParse(_line.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _at += 4;
            return (char)code;
        }

        throw new FormatException("invalid escape in quoted text, expected one of \\\", \\\\ and \\uXXXX");
    }

    private void Space(string before)
    {
        if (!Take(' '))
        {
            throw new FormatException($"expected {before}");
        }
    }

    private bool Take(char expected)
    {
        var isThere = _at < _line.Length && _line[_at] == expected;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private static string Shown(string word) => word.Length > 40 ? word.Substring(0, 40) + "..." : word;
}
