# The portal of this repository as an image: `docker build --tag kindler-portal .`
# It runs as `node` (1000) and writes nothing but /tmp, so its root filesystem can be read-only.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

# The manifests alone, so that modules are installed anew only when one of these changes.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json yarn.lock .yarnrc.yml backstage.json ./
COPY packages ./packages
COPY plugins ./plugins
RUN find packages plugins -type f ! -name package.json -delete

FROM ${NODE_IMAGE} AS build
ENV COREPACK_ENABLE_DOWNLOAD_PROMPT=0
WORKDIR /app
RUN corepack enable
COPY --from=manifests /app ./
RUN yarn install --immutable
COPY tsconfig.json app-config.yaml ./
COPY packages ./packages
COPY plugins ./plugins
RUN yarn workspace backend build

# What `yarn workspace backend build` made, with the modules that it needs to run.
FROM ${NODE_IMAGE} AS production
ENV COREPACK_ENABLE_DOWNLOAD_PROMPT=0
WORKDIR /app
RUN corepack enable
COPY package.json yarn.lock .yarnrc.yml backstage.json ./
COPY --from=build /app/packages/backend/dist/skeleton.tar.gz /app/packages/backend/dist/bundle.tar.gz /tmp/
RUN tar -xzf /tmp/skeleton.tar.gz
RUN yarn workspaces focus --all --production && yarn cache clean --all
RUN tar -xzf /tmp/bundle.tar.gz

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NODE_OPTIONS=--no-node-snapshot
WORKDIR /app
COPY --from=production /app ./
COPY app-config.yaml ./
USER 1000:1000
EXPOSE 7007 9464
CMD ["node", "--require", "./packages/backend/instrumentation.cjs", "packages/backend", "--config", "app-config.yaml", "--config", "/etc/kindler/app-config.production.yaml"]
