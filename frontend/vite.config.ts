/// <reference types="vitest/config" />
import { defineConfig } from "vite";

export default defineConfig({
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
  },
});
