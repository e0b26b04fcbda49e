import js from "@eslint/js";
import { configs as lit } from "eslint-plugin-lit";
import typescript from "typescript-eslint";

export default typescript.config(
  { ignores: ["node_modules/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [
      ...typescript.configs.strictTypeChecked,
      ...typescript.configs.stylisticTypeChecked,
      lit["flat/recommended"],
    ],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers in a text are meant.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
    },
  },
);
