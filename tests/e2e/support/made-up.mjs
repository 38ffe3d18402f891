// A partnership of somebody's own, in one file.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../guidance/somerset/", import.meta.url));

/// A made-up partnership, complete: it says what a built-in one does, under another name.
export function madeUp({ id = "made-up", name = "The Made-up Partnership" } = {}) {
  const text = readdirSync(folder)
    .filter((file) => file.endsWith(".toml"))
    .map((file) => readFileSync(folder + file, "utf8"))
    .join("\n");
  const [before, after] = text.split("[partnership]");
  const own = after.replace(/id = ".*"/, `id = "${id}"`).replace(/name = ".*"/, `name = "${name}"`);
  return `${before}[partnership]${own}`;
}
