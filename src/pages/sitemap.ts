import type { Snapshot } from "../content/snapshot.js";

/** The addresses that search engines may list, with the day when a person last checked each answer (https://www.sitemaps.org/protocol.html). */
export function renderSitemap({ entries }: Snapshot, site: string): string {
  const pages = ["/faq", "/chat", "/accessibility", "/privacy"].map((path) => urlOf(site + path));
  const answers = [...entries.values()].map(({ id, checked }) => urlOf(`${site}/faq/${id}`, checked));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages,
    ...answers,
    "</urlset>\n",
  ].join("\n");
}

function urlOf(address: string, day?: string): string {
  const place = address.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<url><loc>${place}</loc>${day === undefined ? "" : `<lastmod>${day}</lastmod>`}</url>`;
}

/** What robots may read: the answers and statements, not what someone searched for or the API. */
export function renderRobots(site: string): string {
  return [
    "User-agent: *",
    "Disallow: /faq?q=",
    "Disallow: /api/",
    "Disallow: /v3/",
    `Sitemap: ${site}/sitemap.xml\n`,
  ].join("\n");
}
