/** What every style has to obey, whoever writes it. */

import { readFileSync, readdirSync } from "node:fs";

import { describe, expect, it } from "vitest";

const styled = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file): [file: string, css: string] => [
    file,
    [...readFileSync(`src/${file}`, "utf8").matchAll(/css`([^`]*)`/g)]
      .map(([, css = ""]) => css)
      .join("\n"),
  ])
  .filter(([, css]) => css !== "");

describe("styles", () => {
  it("are found", () => {
    expect(styled.length).toBeGreaterThan(10);
  });

  it.each(styled)("of %s know start and end, not left and right", (_, css) => {
    const physical =
      /(^|[\s;{])(left|right|float|[a-z-]+-(left|right)(-[a-z]+)?)\s*:|:\s*(left|right)\b/gm;
    expect(css.match(physical)).toBeNull();
    // Of four lengths, the second is right and the last is left.
    expect(css.match(/:\s*[\d.]\w* ([\w.]+) [\w.]+ (?!\1;)[\w.]+;/g)).toBeNull();
  });

  it.each(styled)("of %s let letters grow with the user's scale", (_, css) => {
    expect(css.match(/font(-size)?\s*:[^;]*\dpx(?![^;]*\))/g)).toBeNull();
  });
});
