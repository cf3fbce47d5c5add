import { type EntryField, entryFields } from "../../content/entry-fields.js";
import type { Link } from "../../content/snapshot.js";

/** The name of the one collection, of answers. */
export const collection = "answers";

interface CmsPlace {
  /** The folder of the knowledge, with which the files' names begin. */
  readonly label: string;
  readonly links: readonly Link[];
  /** The address that the CMS sends its calls to. */
  readonly api: string;
}

/**
 * The settings of the CMS (https://decapcms.org/docs/configuration-options), made from the entry's schema. They are JSON, which is YAML
 * too. Answers are neither made nor deleted there: a new one needs a place and a name, and a retired one is still named by others.
 */
export function cmsSettings({ label, links, api }: CmsPlace): object {
  return {
    backend: { name: "proxy", proxy_url: api, branch: "live" },
    publish_mode: "editorial_workflow",
    locale: "en",
    logo: { src: "/assets/icon.svg", show_in_header: false },
    media_folder: "media",
    editor: { preview: false },
    slug: { encoding: "ascii" },
    collections: [
      {
        name: collection,
        label: "Answers",
        label_singular: "Answer",
        folder: label,
        extension: "md",
        format: "yaml-frontmatter",
        create: false,
        delete: false,
        identifier_field: "question",
        summary: "{{question}}",
        sortable_fields: ["question", "topic", "review by"],
        view_groups: [{ label: "Topic", field: "topic" }],
        fields: [...entryFields().map((field) => widgetFor(field, links)), bodyWidget],
      },
    ],
  };
}

const bodyWidget = {
  name: "body",
  label: "The answer",
  widget: "text",
  hint: "Markdown. The first sentence answers the question. “## Easy read” begins the easier words; “::: until 2027-05-31” and “:::” stand round what is true up to that day.",
};

const closedList = { widget: "list", collapsed: true, minimize_collapsed: true, summary: "{{fields.line}}" };

function widgetFor({ key, title, hint, isRequired, kind, most, options }: EntryField, links: readonly Link[]): object {
  const field = { name: key, label: title, hint, required: isRequired };
  if (key === "source")
    return { ...field, widget: "select", options: links.map(({ name, title: label }) => ({ label, value: name })) };
  switch (kind) {
    case "day":
      return { ...field, widget: "datetime", format: "YYYY-MM-DD", date_format: "YYYY-MM-DD", time_format: false };
    case "lines":
      return { ...field, ...closedList, field: { name: "line", label: title, widget: "string" } };
    case "choice":
      return { ...field, widget: "select", options };
    case "line":
      return most === undefined
        ? { ...field, widget: "string" }
        : { ...field, widget: "string", pattern: [`^.{1,${most}}$`, `at most ${most} characters`] };
  }
}
