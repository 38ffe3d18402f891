// Each run starts without what an earlier one left.
import { mkdirSync, rmSync } from "node:fs";
import { bundles } from "./app.mjs";

export default function fresh() {
  rmSync(bundles, { recursive: true, force: true });
  mkdirSync(bundles, { recursive: true });
}
