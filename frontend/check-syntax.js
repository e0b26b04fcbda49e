/** Fails if a built file has syntax that the oldest supported browsers do not know. */

import { readFileSync, readdirSync } from "node:fs";
import { exit, stderr } from "node:process";
import { resolveConfig, transformWithEsbuild } from "vite";

const { build } = await resolveConfig({}, "build");
const files = readdirSync(build.outDir).filter((name) => name.endsWith(".js"));

/** What is unknown to a browser is written in another way for it, if there is any. */
async function writtenFor(target, code, file) {
  const options = { target, minify: true, sourcemap: false };
  return transformWithEsbuild(code, file, options).then(
    ({ code }) => code,
    () => "",
  );
}

for (const file of files) {
  const code = readFileSync(`${build.outDir}/${file}`, "utf8");
  const [now, then] = await Promise.all(
    ["esnext", build.target].map((target) => writtenFor(target, code, file)),
  );
  if (now !== then) {
    stderr.write(`${file} has syntax that is not in ${build.target.join(", ")}.\n`);
    exit(1);
  }
}
