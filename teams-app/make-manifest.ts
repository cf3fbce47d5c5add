/** What the app package is made from: who the bot is and where its server stands. */
export interface AppFacts {
  readonly appId: string;
  /** The https address of the server. */
  readonly publicUrl: string;
  readonly version: string;
  /** The app's words in its first language, by the names of Teams' localisation files. */
  readonly words: Readonly<Record<string, string>>;
  /** Tags of the further languages, each with a file `strings/TAG.json` in the package. */
  readonly languages: readonly string[];
}

/** The schema version that the manifest is written for and checked against. */
export const manifestVersion = "1.30";

const scopes = ["personal", "team", "groupChat"];

/** The manifest of the Teams app. Throws an error that names a word that is missing. */
export function makeManifest(facts: AppFacts): Record<string, unknown> {
  const { appId, publicUrl, version, words, languages } = facts;
  const home = publicUrl.replace(/\/$/, "");
  const word = wordsFrom(words);
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    id: appId,
    developer: {
      name: "Worcestershire SEND partnership",
      websiteUrl: `${home}/faq`,
      privacyUrl: `${home}/privacy`,
      termsOfUseUrl: `${home}/accessibility`,
    },
    localizationInfo: {
      defaultLanguageTag: "en-gb",
      additionalLanguages: languages.map((languageTag) => ({ languageTag, file: `strings/${languageTag}.json` })),
    },
    name: { short: word("name.short"), full: word("name.full") },
    description: { short: word("description.short"), full: word("description.full") },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#0B4A5E",
    bots: [
      {
        botId: appId,
        scopes,
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [
          { scopes, commands: [0, 1, 2, 3, 4].map((at) => titled(word, `bots[0].commandLists[0].commands[${at}]`)) },
        ],
      },
    ],
    composeExtensions: [
      { botId: appId, canUpdateConfiguration: false, commands: [search(word), findForMessage(word)] },
    ],
    permissions: ["identity", "messageTeamMembers"],
    validDomains: [new URL(home).host],
  };
}

type Word = (name: string) => string;

function wordsFrom(words: Readonly<Record<string, string>>): Word {
  return (name) => {
    const found = words[name];
    if (found === undefined) throw new Error(`The app's words have no "${name}"`);
    return found;
  };
}

function titled(word: Word, place: string): { readonly title: string; readonly description: string } {
  return { title: word(`${place}.title`), description: word(`${place}.description`) };
}

function search(word: Word): unknown {
  const place = "composeExtensions[0].commands[0]";
  return {
    id: "searchAnswers",
    type: "query",
    ...titled(word, place),
    context: ["compose", "commandBox"],
    initialRun: true,
    parameters: [{ name: "query", ...titled(word, `${place}.parameters[0]`), inputType: "text" }],
  };
}

function findForMessage(word: Word): unknown {
  const place = "composeExtensions[0].commands[1]";
  return { id: "findAnswer", type: "action", ...titled(word, place), context: ["message"], fetchTask: true };
}
