/// <reference types="vitest/config" />
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { defineConfig, type Plugin } from "vite";

const TRANSLATIONS = "src/translations";
const languages = readdirSync(TRANSLATIONS).map((file) => file.replace(/\.json$/, ""));

/** The oldest browsers in which Home Assistant's own pages still run. */
const BROWSERS = ["safari15", "chrome92"];

/** Everything that the bundle imports before it runs. */
function neededByEveryPage(
  getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null,
): Set<string> {
  const needed = new Set([fileURLToPath(new URL("src/main.ts", import.meta.url))]);
  // A set also goes through what is added on the way.
  for (const id of needed)
    getModuleInfo(id)?.importedIds.forEach((imported) => needed.add(imported));
  return needed;
}

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

/** What Vite wraps around each `import()` fetches styles, of which parts have none. */
function partsWithoutHelper(): Plugin {
  return {
    name: "parts-without-helper",
    enforce: "pre",
    load: (id) =>
      id === "\0vite/preload-helper.js"
        ? "export const __vitePreload = (load) => load();"
        : null,
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
  plugins: [
    languagesBesideTheBundle(),
    shortTemplates(),
    partsWithoutHelper(),
    licenceOfLit(),
  ],
  define: { LANGUAGES: JSON.stringify(languages) },
  build: {
    // One file for every page, and what is opened only now and then beside it. All have
    // the same names in any version: the version is a folder of their address.
    rollupOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "stellacontrol.js",
        chunkFileNames: "[name].js",
        // What every page needs stands in one file, also where a part needs it too.
        manualChunks: (id, { getModuleInfo }) =>
          neededByEveryPage(getModuleInfo).has(id) ? "stellacontrol" : null,
      },
    },
    modulePreload: false,
    outDir: "../custom_components/stellacontrol/frontend",
    emptyOutDir: true,
    minify: "terser",
    terserOptions: {
      compress: { passes: 3, unsafe_arrows: true },
      ecma: 2020,
    },
    target: BROWSERS,
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // By itself it would leave one core of two unused.
    maxWorkers: "100%",
    // A busy machine is no reason to fail.
    testTimeout: 60_000,
  },
});
