/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // A test that hangs is the exception; a machine that does other work too is not.
  testTimeout: 120_000,
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
