# Builds with all tools, runs with none: the second stage has production packages only and no shell is needed to start it.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY web-chat web-chat
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
WORKDIR /app
# For editors' changes: they are committed and sent to the council's git host.
RUN apt-get update \
  && apt-get install -y --no-install-recommends git ca-certificates openssh-client \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY knowledge knowledge
COPY dialogs dialogs
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3978
# Alive is enough: an assistant whose store fails still answers, and /readyz tells those who watch it.
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3978/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server.js"]
