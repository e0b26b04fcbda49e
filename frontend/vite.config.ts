/// <reference types="vitest/config" />
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { defineConfig, type Plugin } from "vite";

const TRANSLATIONS = "src/translations";
const languages = readdirSync(TRANSLATIONS).map((file) => file.replace(/\.json$/, ""));

/** The oldest browsers in which Home Assistant's own pages still run. */
const BROWSERS = ["safari15", "chrome92"];

/** Names of properties that nobody but this bundle's code knows. */
const OUR_OWN_NAMES =
  /^(is[A-Z]\w+|translate|formats|presence|last(Message|Restart)|(uplink|downlink)Power|showDetails|detailsOf|runsOutAt|resetsAt|subscription|condition|trouble|alarms|narrow|choice|results|refusal|hasTurned)$/;

/** Nine languages would be larger than the code, so each user fetches one. */
function languagesBesideTheBundle(): Plugin {
  return {
    name: "languages-beside-the-bundle",
    generateBundle() {
      for (const language of languages.filter((known) => known !== "en")) {
        const texts: unknown = JSON.parse(
          readFileSync(`${TRANSLATIONS}/${language}.json`, "utf8"),
        );
        this.emitFile({
          type: "asset",
          fileName: `translations/${language}.json`,
          source: JSON.stringify(texts),
        });
      }
    },
  };
}

/** Indentation and comments of templates mean nothing to a browser. */
function shortTemplates(): Plugin {
  const SHORTER: Readonly<Record<string, (text: string) => string>> = {
    html: (text) => text.replace(/\s+/g, " "),
    svg: (text) => text.replace(/\s+/g, " "),
    css: (text) =>
      text
        .replace(/\/\*.*?\*\//gs, "")
        .replace(/\s+/g, " ")
        .replace(/ ?([{};,]) ?/g, "$1")
        .replace(/: /g, ":"),
  };
  return {
    name: "short-templates",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(".ts") || id.includes("node_modules")) return null;
      const source = ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true);
      const edits: [start: number, end: number, text: string][] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isTaggedTemplateExpression(node)) {
          const shorten = SHORTER[node.tag.getText()];
          const { template } = node;
          const parts = ts.isNoSubstitutionTemplateLiteral(template)
            ? [template]
            : [template.head, ...template.templateSpans.map((span) => span.literal)];
          for (const part of shorten ? parts : [])
            edits.push([part.getStart(), part.end, shorten?.(part.getText()) ?? ""]);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      const shortened = edits
        .sort(([one], [other]) => other - one)
        .reduce(
          (text, [start, end, shorter]) =>
            text.slice(0, start) + shorter + text.slice(end),
          code,
        );
      return { code: shortened, map: null };
    },
  };
}

/** Lit's licence asks that its notice goes wherever its code goes. */
function licenceOfLit(): Plugin {
  const source = readFileSync("node_modules/lit/LICENSE", "utf8");
  return {
    name: "licence-of-lit",
    generateBundle(_, bundle) {
      this.emitFile({ type: "asset", fileName: "LICENSE-lit.txt", source });
      const [, copyright = ""] = /^(Copyright .*)$/m.exec(source) ?? [];
      for (const file of Object.values(bundle))
        if (file.type === "chunk")
          file.code = `/*! With Lit, ${copyright} BSD-3-Clause: see LICENSE-lit.txt */\n${file.code}`;
    },
  };
}

export default defineConfig({
  plugins: [languagesBesideTheBundle(), shortTemplates(), licenceOfLit()],
  define: { LANGUAGES: JSON.stringify(languages) },
  build: {
    // One file, because Home Assistant loads it on every page.
    rollupOptions: {
      input: "src/main.ts",
      output: { entryFileNames: "stellacontrol.js" },
    },
    modulePreload: false,
    outDir: "../custom_components/stellacontrol/frontend",
    emptyOutDir: true,
    minify: "terser",
    terserOptions: {
      compress: { passes: 3, unsafe_arrows: true },
      // What only our own code and Lit's name; what browsers name is left as it is.
      mangle: { properties: { regex: OUR_OWN_NAMES } },
      ecma: 2020,
    },
    target: BROWSERS,
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // A busy machine is no reason to fail.
    testTimeout: 60_000,
  },
});
