/** The files that take longest, longest first: begun last, one of them would run alone while the other worker has nothing left to do. */
const longest = [
  "tests/staff-site/git.test.ts",
  "tests/direct-line/kills.test.ts",
  "tests/cluster/redis-away.test.ts",
  "tests/learning/start.test.ts",
  "tests/staff-site/axe.test.ts",
  "tests/staff-site/drafts.test.ts",
  "tests/staff-site/editing.test.ts",
  "tests/staff/commands.test.ts",
  "tests/container/image.test.ts",
  "tests/staff-site/recheck.test.ts",
  "tests/pages/axe.test.ts",
  "tests/staff-site/cms.test.ts",
  "tests/web-chat/states.test.ts",
  "tests/staff-site/password.test.ts",
  "tests/staff-site/tasks.test.ts",
  "tests/cluster/several-instances.test.ts",
  "tests/staff/pre-commit.test.ts",
  "tests/staff/find-impact.test.ts",
  "tests/learning/kept-learning.test.ts",
];

/** The order in which Jest runs test files. Its own goes by what it remembers of the last run, which a fresh checkout does not have. */
module.exports = class LongestFirst {
  sort(tests) {
    const place = ({ path }) => {
      const at = longest.findIndex((name) => path.endsWith(name));
      return at === -1 ? longest.length : at;
    };
    return [...tests].sort((one, other) => place(one) - place(other) || (one.path < other.path ? -1 : 1));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // The order is written down.
  }
};
