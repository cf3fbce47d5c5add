import { text } from "node:stream/consumers";
import { manifestProblems } from "../../teams-app/build-package.js";

// Prints what is wrong with the manifest on standard input. A process of its own, since Jest cannot load the checker's ES modules.
text(process.stdin)
  .then((given) => manifestProblems(JSON.parse(given)))
  .then((problems) => process.stdout.write(JSON.stringify(problems)));
