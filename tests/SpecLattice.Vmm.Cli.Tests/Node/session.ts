// A session with a client that is generated from an OpenAPI document: `schema` holds the document's types, `shape` what is special about its version.
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";
import { specOf } from "./shape.js";

const nobody = "00000000-0000-0000-0000-000000000000";

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

export async function run(baseUrl: string, apiVersion: string): Promise<void> {
  const client = createClient<paths>({ baseUrl, headers: { "api-version": apiVersion } });
  const ensured = await client.PUT("/instance", {
    body: {
      properties: {
        id: "11111111-2222-4333-8444-555555555555",
        name: "generated",
        description: "",
        metadata: { silo_id: nobody, project_id: nobody, sled_id: nobody, sled_serial: "S", sled_revision: 1, sled_model: "M" },
      },
      init: {
        method: "Spec",
        value: {
          spec: {
            board: { cpus: 2, memory_mb: 64, chipset: { type: "i440_fx", value: { enable_pcie: false } } },
            components: {
              com1: { type: "serial_port", component: { num: "com1" } },
              disk: { type: "virtio_disk", component: { backend_id: "backend", pci_path: { bus: 0, device: 16, function: 0 } } },
              backend: { type: "blob_storage_backend", component: { base64: "AAAA", readonly: true } },
            },
          },
        },
      },
    },
  });
  demand(ensured.response.status === 201 && ensured.data?.migrate == null, `ensure: ${JSON.stringify(ensured.error)}`);

  const started = await client.PUT("/instance/state", { body: "Run" });
  demand(started.response.status === 204, `run: ${JSON.stringify(started.error)}`);

  let text = "";
  for (let attempt = 0; attempt < 600 && text.length < 20; attempt++) {
    const history = await client.GET("/instance/serial/history", { params: { query: { from_start: 0, max_bytes: 1000 } } });
    demand(history.data !== undefined, `history: ${JSON.stringify(history.error)}`);
    demand(history.data.last_byte_offset === history.data.data.length, "the history ends elsewhere");
    text = String.fromCharCode(...history.data.data);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  demand(text.startsWith("count "), `console: ${text}`);

  const shown = await client.GET("/instance/spec");
  demand(shown.data?.spec.type === "Present", `spec: ${JSON.stringify(shown.error)}`);
  const spec = specOf(shown.data.spec);
  demand(spec.board.memory_mb === 64 && Object.keys(spec.components).length === 3, `spec: ${JSON.stringify(spec)}`);

  const refused = await client.PUT("/instance/disk/{id}/vcr", { params: { path: { id: "backend" } }, body: { vcr_json: "{}" } });
  demand(refused.response.status === 404 && refused.error?.request_id !== undefined, "the disk is no Crucible volume");

  const stopped = await client.PUT("/instance/state", { body: "Stop" });
  demand(stopped.response.status === 204, `stop: ${JSON.stringify(stopped.error)}`);
  const instance = await client.GET("/instance");
  demand(instance.data?.instance.state === "Destroyed", `state: ${JSON.stringify(instance.data)}`);
}
