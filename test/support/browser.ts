import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Installed browsers, in the order they are tried; CHROMIUM in the environment goes first. */
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A headless browser: one that is installed, or else the one among the development dependencies (Linux). */
export async function launchBrowser(): Promise<Browser> {
  const found = [process.env.CHROMIUM, ...INSTALLED].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) {
    // Its own copies of the system libraries, which a bare machine may lack.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  }
  return chromium.launch({
    executablePath: found ?? (await bundled.executablePath()),
    args: [
      ...(found === undefined ? bundled.args : []),
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
