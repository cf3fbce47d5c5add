/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testTimeout: 30_000,
  testSequencer: "<rootDir>/tests/longest-first.cjs",
  roots: ["<rootDir>/tests"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  moduleFileExtensions: ["js", "ts", "tsx", "json", "node"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
          target: "es2022",
        },
        module: { type: "commonjs" },
      },
    ],
  },
};
