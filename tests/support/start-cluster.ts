import { type RoundRobin, startRoundRobin } from "./start-round-robin.js";
import { type RunningServer, startServer } from "./start-server.js";

/** Instances of the assistant in processes of their own, which share one Redis behind one address. */
export interface Cluster {
  /** The proxy's address. */
  readonly url: string;
  readonly proxy: RoundRobin;
  readonly instances: readonly RunningServer[];
  stop(): Promise<void>;
}

export async function startCluster(
  redisUrl: string,
  settings: Record<string, string> = {},
  size = 3,
): Promise<Cluster> {
  const shared = { REDIS_URL: redisUrl, TOKEN_SECRET: "a secret of these tests, the same for all", ...settings };
  const instances = await Promise.all(Array.from({ length: size }, () => startServer(shared)));
  const proxy = await startRoundRobin(instances.map(({ url }) => url));
  return {
    url: proxy.url,
    proxy,
    instances,
    async stop() {
      await proxy.stop();
      await Promise.all(instances.map((one) => one.stop()));
    },
  };
}
