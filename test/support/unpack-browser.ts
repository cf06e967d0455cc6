import { bundledBrowser, installedBrowser } from "./browser.ts";

/** Unpacks the bundled browser before the workers start: two that unpack at once would start a half-written file. */
export default async function setup(): Promise<void> {
  if (process.platform === "linux" && installedBrowser() === undefined) await bundledBrowser();
}
