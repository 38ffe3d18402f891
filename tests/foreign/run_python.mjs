// Runs a program of this folder, with a folder of files, in a Python environment of its own. Where
// there is no Python, it says so: the files have been checked by nothing else then.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGES = { jwcrypto: "1.5.6", cryptography: "45.0.7" };
const [, , program, files] = process.argv;
const here = fileURLToPath(new URL(".", import.meta.url));
const environment = fileURLToPath(new URL("../../target/foreign-python", import.meta.url));
const python = join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
const run = (command, args) => spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status;

const system = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
if (!system) {
  console.log(`There is no Python on this machine: ${program} has NOT been run.`);
  process.exit(0);
}
const wanted = Object.entries(PACKAGES);
const look = wanted.map(([name, version]) => `assert v(${JSON.stringify(name)}) == ${JSON.stringify(version)}`);
const has = () =>
  existsSync(python) &&
  spawnSync(python, ["-c", ["from importlib.metadata import version as v", ...look].join("\n")]).status === 0;
if (!has()) {
  // Debian keeps ensurepip in a package of its own; virtualenv brings its own pip.
  if (run(system, ["-m", "venv", "--clear", environment]) !== 0) run("virtualenv", ["--clear", environment]);
  const names = wanted.map(([name, version]) => `${name}==${version}`);
  if (run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...names]) !== 0) {
    console.log("The packages could not be installed; install python3-venv and check the network.");
    console.log("0 passed, 1 failed");
    process.exit(1);
  }
}
process.exit(run(python, [join(here, program), files]) ?? 1);
