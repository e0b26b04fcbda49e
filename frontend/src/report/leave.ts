/** How a report leaves the page: printed as a document of its own, or as a file. */

import { render } from "lit";

import { csvOf } from "../model/csv";
import type { RenderContext } from "../render-context";
import { languageOfTexts } from "../translate";
import { csvRows, reportContent, type Content } from "./content";
import { decimalSign, momentCell } from "./words";

const PAPER = "stellacontrol-paper";

const PAPER_STYLES = `
  body { margin: 0; color: #000; background: #fff; font: 8.5pt/1.35 sans-serif; }
  h1 { margin: 0; font-size: 16pt; }
  h2 { margin: 7mm 0 2mm; font-size: 12pt; break-after: avoid; }
  p { margin: 1mm 0; }
  /* A frame without an address has the rules of old pages, where tables begin anew. */
  table { width: 100%; border-collapse: collapse; font: inherit; }
  tr { break-inside: avoid; }
  th, td { padding-block: 1mm; padding-inline-end: 3mm; border-bottom: 0.2mm solid #999;
    font-weight: normal; text-align: start; vertical-align: top; }
  thead th { border-bottom: 0.4mm solid #000; font-weight: bold; }
  .number { text-align: end; font-variant-numeric: tabular-nums; }
  td.number { white-space: nowrap; }
`;

/** A table of many columns is printed on paper that lies. */
const WIDE = 8;

/** Home Assistant's page around it would be printed too, so it gets a frame of its own. */
export function printContent(content: Content, context: RenderContext): void {
  document.querySelector(`.${PAPER}`)?.remove();
  const frame = document.createElement("iframe");
  frame.className = PAPER;
  // Not every browser prints what is hidden; this is only out of sight.
  frame.style.cssText = "position:fixed;right:100%;width:1000px;height:1000px";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  document.body.append(frame);
  const paper = frame.contentDocument;
  if (!paper) return;
  const isWide = content.tables.some(({ head }) => head.length > WIDE);
  paper.documentElement.lang = languageOfTexts(context.hass.language);
  // Browsers offer it as the name of the file.
  paper.title = nameOf(content, context);
  const style = paper.createElement("style");
  style.textContent = `@page { size: A4 ${isWide ? "landscape" : "portrait"}; margin: 14mm; }${PAPER_STYLES}`;
  paper.head.append(style);
  render(reportContent(content, context), paper.body);
  frame.contentWindow?.print();
}

export function saveContent(content: Content, context: RenderContext): void {
  const csv = csvOf(csvRows(content, context), decimalSign(context));
  const address = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${nameOf(content, context)}.csv`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** "Attic 2026-11-01 2026-11-30", without what a file's name may not have. */
function nameOf({ title, period }: Content, context: RenderContext): string {
  const days = [period.from, period.until - 1].map((moment) =>
    momentCell(moment, context).slice(0, 10),
  );
  return [title.replace(/[\\/:*?"<>|]/g, "-"), ...days].join(" ");
}
