/** Fails if the built bundle has syntax that the oldest supported browsers do not know. */

import { readFileSync } from "node:fs";
import { exit, stderr } from "node:process";
import { resolveConfig, transformWithEsbuild } from "vite";

const { build } = await resolveConfig({}, "build");
const file = `${build.outDir}/stellacontrol.js`;
const bundle = readFileSync(file, "utf8");

/** What is unknown to a browser is written in another way for it, if there is any. */
async function writtenFor(target) {
  const options = { target, minify: true, sourcemap: false };
  return transformWithEsbuild(bundle, file, options).then(
    ({ code }) => code,
    () => "",
  );
}

if ((await writtenFor("esnext")) !== (await writtenFor(build.target))) {
  stderr.write(`The bundle has syntax that is not in ${build.target.join(", ")}.\n`);
  exit(1);
}
