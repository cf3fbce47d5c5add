import { Router } from "express";
import { z } from "zod";
import type { Snapshot } from "../../content/snapshot.js";
import type { AuditLine, AuditLog } from "../audit-log.js";
import type { ContentRepository } from "../git/content-repository.js";
import type { Guard } from "../guard.js";
import { toCsv } from "../insights/csv.js";
import { type Edit, renderEditsPage } from "./edits-page.js";

export interface EditLogParts {
  readonly audit: AuditLog;
  readonly library: { current(): Snapshot };
  readonly repository: ContentRepository;
}

const word = z.string().catch("");
const query = z.object({ answer: word });
const gitForm = z.object({ go: z.enum(["ours", "theirs", ""]).catch("") });
const mostShown = 200;

/** `/staff/edits`: who changed what, of all answers or of one, as a page and as CSV; and what git has of it. */
export function editLogRoutes({ forStaff, forEditors }: Guard, parts: EditLogParts): Router {
  const { audit, library, repository } = parts;
  const editsOf = async (id: string): Promise<Edit[]> => {
    const { entries } = library.current();
    const titles = new Map([...entries.values()].map(({ file, question }) => [file, question]));
    const lines = (await audit.readEdits()).filter((line) => id === "" || isAbout(line, id));
    return lines.map((line) => ({
      ...line,
      title: (line.what ?? []).map((file) => titles.get(file) ?? file).join("; "),
    }));
  };
  const router = Router();
  router.get(
    "/edits",
    forStaff(async (request, response, session) => {
      const { answer } = query.parse(request.query);
      const entry = library.current().entries.get(answer);
      const of = answer === "" ? undefined : { id: answer, question: entry?.question ?? answer };
      const edits = (await editsOf(answer)).slice(0, mostShown);
      response.type("html").send(renderEditsPage({ edits, of, state: repository.state() }, session));
    }),
  );
  router.get(
    "/edits.csv",
    forStaff(async (request, response) => {
      const edits = await editsOf(query.parse(request.query).answer);
      const rows = edits.map(({ at, who, did, author = "", title, what = [] }) => [
        at,
        who,
        did,
        author,
        title,
        what.join("; "),
      ]);
      const csv = toCsv(["when", "who", "what", "written by", "answer", "files"], rows);
      response.attachment("edits.csv").type("text/csv; charset=utf-8").send(csv);
    }),
  );
  router.post(
    "/edits/git",
    forEditors(async (request, response, { person }) => {
      const { go } = gitForm.parse(request.body ?? {});
      if (go === "") await repository.exchange();
      else {
        const { name: who, id } = person;
        await audit.write({
          who,
          id,
          did: "settled a conflict in git",
          what: [go === "ours" ? "words here" : "words in git"],
        });
        await repository.settle(go);
      }
      response.redirect(303, "/staff/edits");
    }),
  );
  return router;
}

/** Whether a line is about the entry, by its file's name. */
function isAbout({ what = [] }: AuditLine, id: string): boolean {
  return what.some((file) => file.endsWith(`/${id}.md`));
}
