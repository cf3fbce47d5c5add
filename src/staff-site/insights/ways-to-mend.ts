interface Asked {
  readonly question: string;
}

/** An address has room for so many wordings. */
const mostWordings = 10;

/** Where questions become phrasings of an entry; of one that is still to be chosen, where it is empty. */
export function addAddress(questions: readonly Asked[], entry: string): string {
  const wordings = questions.slice(0, mostWordings).map(({ question }) => ["phrasing", question] as const);
  return addressOf("/staff/gaps/add", [...wordings, ...(entry === "" ? [] : [["entry", entry] as const])]);
}

/** Where a new answer is written to questions: the first is its question, the others are its phrasings. */
export function newAddress([first, ...others]: readonly Asked[]): string {
  const phrasings = others.slice(0, mostWordings).map(({ question }) => question);
  return addressOf("/staff/answers/new", [
    ["question", asQuestion(first?.question ?? "")],
    ...(phrasings.length === 0 ? [] : [["phrasings", phrasings.join("\n")] as const]),
  ]);
}

export function tryAddress(question: string): string {
  return addressOf("/staff/try", [["q", question]]);
}

export function editAddress(entry: string): string {
  return `/staff/answers/${encodeURIComponent(entry)}/edit`;
}

function addressOf(path: string, fields: readonly (readonly [string, string])[]): string {
  return `${path}?${fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

/** A question as it stands over an answer: with a capital letter and a question mark. */
function asQuestion(text: string): string {
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[?.!\s]+$/, "")}?`;
}
