// Writes into package-lock.json the native packages of other platforms that npm left out.
//
// npm drops the optional packages of a platform that it cannot see, or that the registry at hand does not carry, and
// `npm ci` then refuses the lockfile. They have nothing to install here, so name, version and platform are enough.
// Run it after a change of dependencies: `node .ci/complete-lockfile.mjs`.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const platform =
  /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(.+))?$/;

for (const [path, { optionalDependencies = {} }] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const present = [`node_modules/${name}`, `${path}/node_modules/${name}`].some((place) => lock.packages[place]);
    const [suffix, os, cpu, abi = ""] = platform.exec(name) ?? [];
    if (present || suffix === undefined) continue;
    const { license, engines } =
      lock.packages[`node_modules/${name.replace(suffix, "")}-linux-x64`] ?? lock.packages[path];
    const libc = abi.startsWith("musl") ? { libc: ["musl"] } : {};
    lock.packages[`node_modules/${name}`] = {
      ...{ version, cpu: [cpu], dev: true, ...libc, license, optional: true, os: [os] },
      ...(engines ? { engines } : {}),
    };
    console.log(`added ${name} ${version}`);
  }
}

const { "": root, ...packages } = lock.packages;
const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = { "": root, ...Object.fromEntries(sorted) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
