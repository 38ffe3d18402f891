// Runs jwcrypto.py in a Python environment of its own. Where there is no Python, it says so: the
// bundles have been verified by `jose` then, and by nothing else.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "1.5.6";
const here = fileURLToPath(new URL(".", import.meta.url));
const environment = fileURLToPath(new URL("../../target/jwcrypto", import.meta.url));
const python = join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
const run = (program, args) => spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"] }).status;

const system = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
if (!system) {
  console.log("There is no Python on this machine: jwcrypto has NOT verified the bundles.");
  process.exit(0);
}
const quiet = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `jwcrypto==${VERSION}`];
const has = () => existsSync(python) && spawnSync(python, ["-c", "import jwcrypto"]).status === 0;
if (!has()) {
  // Debian keeps ensurepip in a package of its own; virtualenv brings its own pip.
  if (run(system, ["-m", "venv", "--clear", environment]) !== 0) run("virtualenv", ["--clear", environment]);
  if (run(python, quiet) !== 0) {
    console.log("jwcrypto could not be installed; install python3-venv and check the network.");
    console.log("0 passed, 1 failed");
    process.exit(1);
  }
}
process.exit(run(python, [join(here, "jwcrypto_verify.py"), process.argv[2]]) ?? 1);
