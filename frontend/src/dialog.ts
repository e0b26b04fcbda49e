/** A question or details above the page; the browser keeps the keyboard in it. */

import { css, html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";

export const dialogStyles = css`
  dialog {
    box-sizing: border-box;
    width: min(440px, 100vw - 32px);
    max-height: calc(100vh - 32px);
    padding: 20px;
    border: 0;
    border-radius: 16px;
    background: var(--background);
    color: var(--text);
    font-size: var(--ha-font-size-m, 14px);
    line-height: 1.4;
    white-space: normal;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  dialog h3 {
    margin: 0 0 12px;
    font-size: 1.3em;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 16px;
  }
  .answers button {
    all: unset;
    box-sizing: border-box;
    display: inline-grid;
    place-items: center;
    min-height: 44px;
    padding: 0 16px;
    border-radius: 22px;
    font-weight: 500;
    cursor: pointer;
  }
  .answers button:hover {
    background: color-mix(in srgb, var(--text) 8%, transparent);
  }
  .answers .confirm {
    border: 1px solid var(--text);
  }
  .answers button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .answers [disabled],
  .answers [aria-disabled="true"] {
    opacity: 0.45;
    cursor: default;
  }
  .refusal {
    margin: 12px 0 0;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--bad) 10%, transparent);
  }
  .refusal:empty {
    display: none;
  }
`;

function open(element: Element | undefined): void {
  if (!(element instanceof HTMLElement) || element.hasAttribute("open")) return;
  const dialog = element as Partial<HTMLDialogElement>;
  // It is not on the page before Lit has come to its end.
  queueMicrotask(() => {
    if (!element.isConnected) return;
    // Safari knows dialogs since 15.4; before, it is a part of the page.
    if (dialog.showModal) dialog.showModal();
    else element.setAttribute("open", "");
  });
}

export function dialog(
  title: string,
  content: unknown,
  close: () => void,
): TemplateResult {
  return html`<dialog
    aria-label=${title}
    ${ref(open)}
    @close=${close}
    @click=${(event: Event) => {
      // Beside the dialog is what its backdrop covers.
      if (event.target === event.currentTarget) close();
    }}
  >
    <h3>${title}</h3>
    ${content}
  </dialog>`;
}
