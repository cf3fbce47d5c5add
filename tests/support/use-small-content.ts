import { copyContent } from "./own-content.js";

/**
 * The settings by which servers use fewer phrasings and safeguarding examples, which they learn in half the time: for files whose tests are not about what the
 * assistant knows. It is gone after the file's tests.
 */
export function useSmallContent(): Record<string, string> {
  const content = copyContent();
  afterAll(() => content.remove());
  return content.settings;
}
