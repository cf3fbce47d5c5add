# Builds with all tools, runs with none: the second stage has production packages only, and nothing needs a shell to start.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY web-chat web-chat
# The build learns from them, so that no start of the image has to.
COPY knowledge knowledge
COPY dialogs dialogs
RUN npm run build && npm prune --omit=dev --no-progress

FROM node:24-slim
WORKDIR /app
# For editors' changes: they are committed and sent to the council's git host.
RUN apt-get update \
  && apt-get install -y --no-install-recommends git ca-certificates openssh-client \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/knowledge knowledge
COPY --from=build /app/dialogs dialogs
COPY package.json ./
RUN mkdir /data && chown node:node /data
# The file system may be read-only: it writes in /data alone, and in /tmp where staff change answers.
USER node
VOLUME /data
EXPOSE 3978
# Alive is enough: an assistant whose store fails still answers, and /readyz tells those who watch it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets SIGTERM: it finishes the turns under way and ends with 0.
CMD ["node", "dist/server.js"]
