// Validates exchanges against OpenAPI documents with ajv. Usage: node validate.mjs DOCUMENT EXCHANGES
// EXCHANGES: [{ method, path, status, request?, response? }], the bodies as JSON text. Prints one violation a line: METHOD PATH STATUS where: what.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const exchanges = JSON.parse(readFileSync(process.argv[3], "utf8"));

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, validateFormats: true });
addFormats(ajv);
for (const [name, least, most] of [["uint8", 0n, 255n], ["uint32", 0n, 4294967295n], ["uint64", 0n, 18446744073709551615n], ["uint", 0n, 18446744073709551615n]]) {
  ajv.addFormat(name, { type: "number", validate: (number) => Number.isInteger(number) && BigInt(number) >= least && BigInt(number) <= most });
}

// All that is not taken at its word, with the reason. Each must be in the document exactly as it stands here.
const corrections = [
  {
    reason: "a UUID or a name, but not both: every UUID is a text, so no UUID would be valid",
    wrong: { oneOf: [{ title: "uuid", allOf: [{ type: "string", format: "uuid" }] }, { title: "name", allOf: [{ type: "string" }] }] },
    right: { type: "string" },
  },
  { reason: "a text that is null: nothing would be valid", wrong: { title: "Null", type: "string", enum: [null] }, right: { type: "null" } },
];
const corrected = new Set();

// OpenAPI 3.0 says `nullable` where JSON Schema has a type for null.
function toJsonSchema(schema) {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (schema === null || typeof schema !== "object") return schema;
  const { description, ...words } = schema;
  const correction = corrections.find(({ wrong }) => JSON.stringify(wrong) === JSON.stringify(words));
  if (correction) {
    corrected.add(correction);
    return correction.right;
  }
  const { nullable, ...rest } = schema;
  const converted = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, name === "enum" ? value : toJsonSchema(value)]));
  if (converted.$ref) converted.$ref = converted.$ref.replace("#/", "document#/");
  return nullable === true ? { anyOf: [converted, { type: "null" }] } : converted;
}

ajv.addVocabulary(["components", "schemas"]);
ajv.addSchema({ $id: "document", components: { schemas: toJsonSchema(document.components.schemas) } }, undefined, false, false);

function findOperation(method, path) {
  for (const [pattern, methods] of Object.entries(document.paths)) {
    const shape = new RegExp("^" + pattern.replace(/\{[^}]*\}/g, "[^/]+") + "$");
    if (shape.test(path) && methods[method.toLowerCase()]) return { pattern, operation: methods[method.toLowerCase()] };
  }
  return undefined;
}

const follow = (node) => (node?.$ref ? node.$ref.split("/").slice(1).reduce((at, name) => at[name], document) : node);

function check(place, body, content) {
  const schema = (content?.["application/json"] ?? content?.["*/*"])?.schema;
  if (!schema) {
    if (body !== undefined) console.log(`${place}: a body where there should be none`);
    return;
  }
  if (body === undefined) {
    console.log(`${place}: no body`);
    return;
  }
  const validate = ajv.compile(toJsonSchema(schema));
  if (!validate(JSON.parse(body))) {
    for (const error of validate.errors) console.log(`${place}${error.instancePath}: ${error.keyword} ${error.message}`);
  }
}

let checked = 0;
for (const exchange of exchanges) {
  const path = exchange.path.split("?")[0];
  const found = findOperation(exchange.method, path);
  const place = `${exchange.method} ${found?.pattern ?? path} ${exchange.status}`;
  if (!found) {
    console.log(`${place}: no such operation`);
    continue;
  }
  // A request that was refused need not be right.
  if (exchange.status < 400) check(`${place} request `, exchange.request, follow(found.operation.requestBody)?.content);
  const responses = found.operation.responses;
  const response = follow(responses[exchange.status] ?? responses[`${Math.floor(exchange.status / 100)}XX`] ?? responses.default);
  if (!response) console.log(`${place}: no such status`);
  else check(`${place} response `, exchange.response, response.content);
  checked++;
}
for (const correction of corrections) if (process.argv[4] === "all" && !corrected.has(correction)) console.log(`not in the document: ${correction.reason}`);
console.error(`${checked} exchanges`);
