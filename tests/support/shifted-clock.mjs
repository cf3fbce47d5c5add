// Loaded into a server before all else (NODE_OPTIONS=--import), so that a test can let its time pass: the clock is ahead by as many milliseconds as stand in CLOCK_FILE.
import { readFileSync } from "node:fs";

const RealDate = Date;
const ahead = () => Number(readFileSync(process.env.CLOCK_FILE, "utf8"));

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead());
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead();
  }
};
