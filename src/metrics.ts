import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { TurnNote } from "./conversation/insights.js";
import type { AnsweredRequest } from "./watch-requests.js";

/** What is measured at the moment of asking. */
export interface Gauges {
  readonly openStreams: () => number;
  readonly contentVersion: () => string;
  /** When the content that is being served was loaded. */
  readonly contentLoaded: () => Date;
  /** How many problems keep the latest edit from being served. */
  readonly contentProblems: () => number;
  /** How many entries are past the day by which they were to be reviewed. */
  readonly staleEntries: () => number;
}

/** Numbers about the running server in Prometheus' text format, none of which tells of a person. */
export interface Metrics {
  countTurn(note: TurnNote): void;
  /** Measures the work: how long the whole turn took, its store included, in seconds. */
  timeTurn<T>(channel: string, work: () => Promise<T>): Promise<T>;
  /** Measures a request that was answered, in seconds. */
  measureRequest(request: AnsweredRequest): void;
  countStoreError(operation: string): void;
  countFault(): void;
  text(): Promise<{ readonly type: string; readonly body: string }>;
}

export function makeMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: "assistant_turns_total",
    help: "Turns by what they were answered with and the channel they came through.",
    labelNames: ["kind", "channel"],
    registers,
  });
  const confidence = new Histogram({
    name: "assistant_confidence",
    help: "How sure the assistant was of the answers and choices that it gave, 0 to 1.",
    buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1],
    registers,
  });
  const seconds = new Histogram({
    name: "assistant_turn_seconds",
    help: "How long a turn took, its store included.",
    labelNames: ["channel"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const requestSeconds = new Histogram({
    name: "assistant_request_seconds",
    help: "How long requests took, by route and status; status 0: the client was gone before.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.025, 0.1, 0.25, 1, 5],
    registers,
  });
  const storeErrors = new Counter({
    name: "assistant_store_errors_total",
    help: "Calls to the store that failed, by what was asked of it.",
    labelNames: ["operation"],
    registers,
  });
  const faults = new Counter({ name: "assistant_faults_total", help: "Faults that were logged.", registers });
  measure(registers, gauges);
  return {
    countTurn(note) {
      turns.inc({ kind: note.kind, channel: note.channel });
      if (note.confidence !== undefined) confidence.observe(note.confidence);
    },
    async timeTurn(channel, work) {
      const stop = seconds.startTimer({ channel });
      try {
        return await work();
      } finally {
        stop();
      }
    },
    measureRequest: ({ method, route, status, seconds: took }) =>
      requestSeconds.observe({ method, route, status: String(status) }, took),
    countStoreError: (operation) => storeErrors.inc({ operation }),
    countFault: () => faults.inc(),
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}

function measure(registers: Registry[], gauges: Gauges): void {
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  };
  gauge("assistant_open_streams", "Open WebSocket streams.", gauges.openStreams);
  gauge("assistant_content_age_seconds", "How long ago the content that is served was loaded.", () =>
    secondsSince(gauges.contentLoaded()),
  );
  gauge("assistant_content_problems", "Problems that keep the latest edit from being served.", gauges.contentProblems);
  gauge("assistant_stale_entries", "Entries past the day by which they were to be reviewed.", gauges.staleEntries);
  new Gauge({
    name: "assistant_content_info",
    help: "The version of the content that is served, as a label.",
    labelNames: ["version"],
    registers,
    collect() {
      this.reset();
      this.set({ version: gauges.contentVersion() }, 1);
    },
  });
}

function secondsSince(moment: Date): number {
  return (Date.now() - moment.getTime()) / 1000;
}
