// Runs generated clients. Usage: node drive.mjs FOLDER VERSION=ADDRESS...
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, ...servers] = process.argv.slice(2);
for (const argument of servers) {
  const [version, address] = argument.split(/=(.*)/s);
  const { run } = await import(pathToFileURL(join(folder, `v${version}`, "session.js")));
  await run(address, `${version}.0.0`);
  console.log(`version ${version}: done`);
}
