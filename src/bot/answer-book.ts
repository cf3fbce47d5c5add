import { makeRecent } from "./recent.js";

/** Which message of the bot answered which message of a person, so that an edit can change the answer in its place. Nothing in it rejects. */
export interface AnswerBook {
  find(message: string): Promise<string | undefined>;
  keep(message: string, answer: string): Promise<void>;
  forget(message: string): Promise<void>;
}

const mostAnswersRemembered = 5000;

/** A book of the last answers in this process's memory. */
export function makeAnswerBook(): AnswerBook {
  const answers = makeRecent<string>(mostAnswersRemembered);
  return {
    find: async (message) => answers.get(message),
    keep: async (message, answer) => answers.set(message, answer),
    forget: async (message) => answers.forget(message),
  };
}
