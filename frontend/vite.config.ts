/// <reference types="vitest/config" />
import { readdirSync, readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const TRANSLATIONS = "src/translations";
const languages = readdirSync(TRANSLATIONS).map((file) => file.replace(/\.json$/, ""));

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

export default defineConfig({
  plugins: [languagesBesideTheBundle()],
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
    minify: "esbuild",
    target: "es2022",
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
  },
});
