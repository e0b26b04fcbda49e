import { afterEach, describe, expect, it, vi } from "vitest";

import partTexts from "../src/part-texts.json";
import bundled from "../src/translations/en.json";
import { translator, type TextKey } from "../src/translate";

const english = { ...bundled, ...partTexts };

const files = import.meta.glob<Record<string, string>>("../src/translations/*.json", {
  eager: true,
  import: "default",
});
// What only parts need is English in a file of its own, and stands with the rest otherwise.
files["../src/translations/en.json"] = english;

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

describe.each(Object.entries(files))("%s", (_, texts) => {
  it("has the texts of the English file and no others", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english) as TextKey[])("has the placeholders of %s", (key) => {
    expect(placeholders(texts[key] ?? "")).toEqual(placeholders(english[key]));
  });
});

describe("a text", () => {
  it("is English where there is no better one", () => {
    expect(translator("tlh")("condition.off")).toBe("Off");
    expect(translator("en-GB")("condition.off")).toBe("Off");
  });

  it("names what it is about, each time", () => {
    expect(translator("en")("quota.used", { used: "1", limit: 2 })).toBe(
      "1 of 2 messages used",
    );
    expect(translator("en")("quota.used", { used: "1" })).toContain("{limit}");
  });
});

describe("a further language", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  /** The module afresh, in a house that has German, with what its server answers. */
  async function withGerman(answer: () => Promise<Response>) {
    vi.resetModules();
    const fetched = vi.fn<(url: URL) => Promise<Response>>(answer);
    vi.stubGlobal("fetch", fetched);
    vi.stubGlobal("LANGUAGES", ["en", "de"]);
    return { fetched, ...(await import("../src/translate")) };
  }

  it("comes from beside the bundle, once, and is told of", async () => {
    const texts = JSON.stringify({ "condition.off": "Aus" });
    const module = await withGerman(() => Promise.resolve(new Response(texts)));
    await new Promise<void>((come) => {
      expect(module.translator("de-AT", come)("condition.off")).toBe("Off");
      module.translator("de");
    });
    expect(module.translator("de-AT")("condition.off")).toBe("Aus");
    expect(module.translator("de")("head.temperature", { value: 1 })).toBe(
      "Temperature 1",
    );
    expect(module.fetched).toHaveBeenCalledOnce();
    expect(module.fetched.mock.calls[0]?.[0].pathname).toMatch(
      /\/translations\/de\.json$/,
    );
  });

  it.each([
    ["is not there", () => Promise.resolve(new Response("", { status: 404 }))],
    ["is no JSON", () => Promise.resolve(new Response("<html>"))],
    ["cannot be fetched", () => Promise.reject(new Error("offline"))],
  ])("stays English if its file %s, and is not waited for", async (_, answer) => {
    const module = await withGerman(answer);
    await module.loadTexts("de");
    // Whoever renders when it comes would render, and ask for it, without end.
    const come = vi.fn();
    expect(module.translator("de", come)("condition.off")).toBe("Off");
    await module.loadTexts("de");
    expect(come).not.toHaveBeenCalled();
    expect(module.fetched).toHaveBeenCalledOnce();
  });
});
