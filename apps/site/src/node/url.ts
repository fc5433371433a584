/** `node:url`, as far as the packages and the steps use it. */
export const fileURLToPath = (url: string | URL): string => decodeURIComponent(new URL(url).pathname)
