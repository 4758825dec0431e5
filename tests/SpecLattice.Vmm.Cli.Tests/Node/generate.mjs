// Generates a client's types from each document. Usage: node generate.mjs FOLDER VERSION=DOCUMENT...
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const [folder, ...documents] = process.argv.slice(2);
for (const argument of documents) {
  const [version, document] = argument.split(/=(.*)/s);
  const home = join(folder, `v${version}`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "schema.ts"), astToString(await openapiTS(pathToFileURL(document))));
  // API version 1 shows the spec in an envelope.
  const present = `Extract<components["schemas"]["InstanceSpecStatus"], { type: "Present" }>`;
  const [type, expression] = version === "1" ? ["InstanceSpecV0", "present.value.spec"] : ["InstanceSpec", "present.value"];
  writeFileSync(
    join(home, "shape.ts"),
    `import type { components } from "./schema.js";\nexport const specOf = (present: ${present}): components["schemas"]["${type}"] => ${expression};\n`,
  );
  copyFileSync(join(folder, "session.ts"), join(home, "session.ts"));
}
