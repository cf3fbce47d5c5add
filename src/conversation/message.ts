/** What a person said, freed of its channel: plain text as they typed it, at most a few thousand characters. */
export interface Message {
  readonly text: string;
}
