using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SpecLattice.Schemas;
using SpecLattice.Vmm.Server.Http;

namespace SpecLattice.Vmm.Server.OpenApi;

/// <summary>Writes the OpenAPI document of an API version.</summary>
internal sealed class OpenApiDocument : IDisposable
{
    private const string ComponentPrefix = "#/components/schemas/";
    private const string ErrorName = "Error";

    private readonly ApiSchemas _schemas;
    private readonly int _version;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;
    private readonly SpecSchemaWriter _schemaWriter;
    private readonly SortedDictionary<string, SpecSchemaType> _named = new(StringComparer.Ordinal);

    private OpenApiDocument(ApiSchemas schemas, int version)
    {
        _schemas = schemas;
        _version = version;
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = true });
        _schemaWriter = new SpecSchemaWriter(_writer, new SpecSchemaWriterOptions { Schema = schemas.All, ReferenceTo = Name, Scalars = ApiSchemas.Scalars });
    }

    /// <summary>Writes a document.</summary>
    /// <param name="schemas">What bodies look like.</param>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="version">The API version.</param>
    /// <returns>The document, in UTF-8.</returns>
    public static byte[] Write(ApiSchemas schemas, IEnumerable<ApiEndpoint> endpoints, int version)
    {
        using var document = new OpenApiDocument(schemas, version);
        document.WriteAll(endpoints);
        document._writer.Flush();
        return document._buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _writer.Dispose();

    private void WriteAll(IEnumerable<ApiEndpoint> endpoints)
    {
        _writer.WriteStartObject();
        _writer.WriteString("openapi", "3.0.3");
        _writer.WriteStartObject("info");
        _writer.WriteString("title", "SpecLattice VMM");
        _writer.WriteString("version", string.Create(CultureInfo.InvariantCulture, $"{_version}.0.0"));
        _writer.WriteEndObject();
        _writer.WriteStartObject("paths");
        foreach (var path in endpoints.GroupBy(endpoint => endpoint.Operation.Path).OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            _writer.WriteStartObject(path.Key);
            foreach (var endpoint in path)
            {
                WriteEndpoint(endpoint);
            }

            _writer.WriteEndObject();
        }

        _writer.WriteEndObject();
        _writer.WriteStartObject("components");
        WriteErrorResponse();
        WriteSchemas();
        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    private void WriteEndpoint(ApiEndpoint endpoint)
    {
        var operation = endpoint.Operation;
        _writer.WriteStartObject(operation.Method.ToLowerInvariant());
        _writer.WriteString("operationId", operation.Id);
        _writer.WriteString("summary", operation.Summary);
        WriteParameters(operation);
        if (endpoint.Requests.At(_version) is { } request)
        {
            _writer.WriteStartObject("requestBody");
            _writer.WriteBoolean("required", true);
            WriteContent(request);
            _writer.WriteEndObject();
        }

        _writer.WriteStartObject("responses");
        _writer.WriteStartObject(endpoint.Status.ToString(CultureInfo.InvariantCulture));
        _writer.WriteString("description", Describe(endpoint.Status));
        if (endpoint.Responses.At(_version) is { } response)
        {
            WriteContent(response);
        }

        _writer.WriteEndObject();
        WriteReference("4XX", "#/components/responses/Error");
        WriteReference("5XX", "#/components/responses/Error");
        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    private void WriteParameters(ApiOperation operation)
    {
        if (operation.Parameters.Length == 0)
        {
            return;
        }

        _writer.WriteStartArray("parameters");
        foreach (var parameter in operation.Parameters)
        {
            var isInPath = operation.Path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal);
            _writer.WriteStartObject();
            _writer.WriteString("in", isInPath ? "path" : "query");
            _writer.WriteString("name", parameter.Name);
            if (isInPath)
            {
                _writer.WriteBoolean("required", true);
            }

            if (parameter.Description is { } description)
            {
                _writer.WriteString("description", description);
            }

            _writer.WritePropertyName("schema");
            _writer.WriteRawValue(parameter.Schema);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    private void WriteContent(Type body)
    {
        _writer.WriteStartObject("content");
        _writer.WriteStartObject("application/json");
        if (body == typeof(DBNull))
        {
            _writer.WritePropertyName("schema");
            _writer.WriteRawValue("""{"nullable":true,"enum":[null]}""");
        }
        else
        {
            WriteReference("schema", Name(_schemas.Find(body)));
        }

        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    private void WriteErrorResponse()
    {
        _writer.WriteStartObject("responses");
        _writer.WriteStartObject(ErrorName);
        _writer.WriteString("description", "Why the request was refused, or failed.");
        _writer.WriteStartObject("content");
        _writer.WriteStartObject("application/json");
        WriteReference("schema", Name(_schemas.Error));
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    /// <summary>Writes the types that were named so far, and those that they name.</summary>
    private void WriteSchemas()
    {
        var unseen = new Queue<SpecSchemaType>(_named.Values);
        while (unseen.TryDequeue(out var type))
        {
            foreach (var used in _schemas.ReferencesOf(type).Where(used => !_named.ContainsValue(used)))
            {
                Name(used);
                unseen.Enqueue(used);
            }
        }

        _writer.WriteStartObject("schemas");
        foreach (var (name, type) in _named.ToArray())
        {
            _writer.WritePropertyName(name);
            _schemaWriter.WriteType(type);
        }

        _writer.WriteEndObject();
    }

    /// <summary>Names a type, once and for all. Two versions of one type never meet in one document.</summary>
    private string Name(SpecSchemaType type)
    {
        var name = _schemas.NameOf(type);
        return _named.TryAdd(name, type) || _named[name].Number == type.Number
            ? ComponentPrefix + name
            : throw new InvalidOperationException($"API version {_version} uses two types called {name}");
    }

    private void WriteReference(string member, string reference)
    {
        _writer.WriteStartObject(member);
        _writer.WriteString("$ref", reference);
        _writer.WriteEndObject();
    }

    private static string Describe(int status) => status switch
    {
        StatusCodes.Status101SwitchingProtocols => "the connection becomes a WebSocket",
        StatusCodes.Status201Created => "made",
        StatusCodes.Status204NoContent => "done",
        _ => "answered",
    };
}
