import winston from "winston";

export type Logger = winston.Logger;

/** A logger that writes one JSON object a line to standard output. Nothing that a person typed may be given to it. */
export function makeLogger(level: string): Logger {
  return winston.createLogger({
    level,
    format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
    transports: [new winston.transports.Console({ stderrLevels: ["error"] })],
  });
}
