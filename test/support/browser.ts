import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/**
 * Arguments that the bundled browser brings for a serverless host: the first three end it at its first page on an ordinary
 * machine, the others switch off what the tests look at.
 */
const UNFIT = new Set([
  "--single-process",
  "--no-zygote",
  "--in-process-gpu",
  "--disable-web-security",
  "--allow-running-insecure-content",
]);

/** The installed browser to use; none with `TEST_BROWSER=bundled`, which tests as on a machine without one. */
export function installedBrowser(): string | undefined {
  if (process.env.TEST_BROWSER === "bundled") return undefined;
  return [process.env.CHROMIUM, ...INSTALLED].find((path) => path !== undefined && existsSync(path));
}

/** Path of the browser among the development dependencies (Linux), unpacked with the system libraries it needs. */
export async function bundledBrowser(): Promise<string> {
  // The package unpacks its own copies of the libraries only where it believes to be on this host.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  return bundled.executablePath();
}

/** A headless browser: an installed one, or else the one among the development dependencies (Linux). */
export async function launchBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  const libraries = [join(tmpdir(), "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return chromium.launch({
    executablePath: installed ?? (await bundledBrowser()),
    env: installed === undefined ? { ...process.env, LD_LIBRARY_PATH: libraries } : { ...process.env },
    args: [
      ...(installed === undefined ? bundled.args.filter((argument) => !UNFIT.has(argument)) : []),
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
