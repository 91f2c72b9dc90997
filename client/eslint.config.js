import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules"] },
  {
    files: ["src/**/*.ts"],
    extends: [tseslint.configs.base],
    plugins: { "import-x": importX },
    settings: { "import-x/extensions": [".ts"], "import-x/parsers": { "@typescript-eslint/parser": [".ts"] }, "import-x/resolver": { node: { extensions: [".ts"] } } },
    rules: {
      "import-x/no-cycle": "error",
      "import-x/no-unresolved": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      eqeqeq: "error",
      "max-lines-per-function": ["error", 60],
      "max-lines": ["error", 400],
    },
  },
  {
    files: ["test/**/*.ts"],
    extends: [tseslint.configs.base],
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "prefer-const": ["error", { destructuring: "all" }],
      eqeqeq: "error",
      "max-lines": ["error", 400],
    },
  },
  {
    files: ["src/chart/**/*.ts", "src/*.ts"],
    rules: {
      "max-lines-per-function": ["error", 60],
      "no-restricted-imports": ["error", { patterns: ["../panels/*", "../views/*"] }], // chart/ knows model/ and itself
    },
  },
);
