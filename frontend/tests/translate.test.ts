import { describe, expect, it } from "vitest";

import english from "../src/translations/en.json";
import { translator, type TextKey } from "../src/translate";

const files = import.meta.glob<Record<string, string>>("../src/translations/*.json", {
  eager: true,
  import: "default",
});

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
