import type { Page } from "playwright-core";

/** A way in which the same state is looked at. */
export type Look = keyof typeof looks;

interface Viewing {
  readonly media?: NonNullable<Parameters<Page["emulateMedia"]>[0]>;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: string;
  readonly textSize?: string;
}

const plain = { colorScheme: "light", contrast: "no-preference", forcedColors: "none" } as const;

export const looks = {
  light: {},
  dark: { media: { colorScheme: "dark" } },
  "more contrast": { media: { contrast: "more" } },
  "high contrast": { theme: "contrast" },
  "forced colours": { media: { forcedColors: "active" } },
  "768 pixels": { width: 768, height: 1024 },
  "320 pixels": { width: 320, height: 640 },
  "400 % zoom": { width: 320, height: 256 },
  "200 % text": { textSize: "200" },
  "200 % text at 320 pixels": { textSize: "200", width: 320, height: 640 },
} as const satisfies Record<string, Viewing>;

/** Shows the page in this look and in no other. What the settings would set is set on the root itself, so that the state stays. */
export async function showLook(page: Page, name: Look): Promise<void> {
  const { media = {}, width = 1280, height = 900, theme = "device", textSize = "100" }: Viewing = looks[name];
  await page.emulateMedia({ ...plain, ...media });
  await page.setViewportSize({ width, height });
  await page.evaluate(`{
    const root = document.querySelector("faq-assistant").shadowRoot.querySelector(".root");
    root.dataset.theme = ${JSON.stringify(theme)};
    root.className = root.className.replace(/size-\\d+/, "size-${textSize}");
  }`);
}
