/** A question or details above the page; the browser keeps the keyboard in it. */

import { css, html, type TemplateResult } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive, type ElementPart } from "lit/directive.js";

export const dialogStyles = css`
  dialog {
    box-sizing: border-box;
    width: min(440px, 100vw - 32px);
    max-height: calc(100vh - 32px);
    padding: 0;
    border: 0;
    border-radius: var(--ha-dialog-border-radius, 16px);
    background: var(--ha-dialog-surface-background, var(--background));
    color: var(--text);
    font-size: var(--ha-font-size-m, 14px);
    line-height: 1.4;
    white-space: normal;
  }
  /* Not on the dialog itself, or a tap on its edge would count as one on the backdrop. */
  dialog > div {
    padding: 20px;
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
    display: inline-grid;
    place-items: center;
    min-height: 44px;
    padding: 0 16px;
    border-radius: 22px;
    font-weight: 500;
  }
  .answers button:hover {
    background: color-mix(in srgb, var(--text) 8%, transparent);
  }
  .answers .confirm {
    border: 1px solid var(--text);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-bottom: 12px;
  }
  label {
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    gap: 4px;
    color: var(--quiet);
    font-size: 0.86em;
  }
  select,
  input {
    box-sizing: border-box;
    min-height: 44px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--background);
    color: var(--text);
    font: inherit;
    font-size: var(--ha-font-size-m, 14px);
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

/** What has the keyboard, however deep it stands. */
function focused(): HTMLElement | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found as HTMLElement | null;
}

/** Opens a dialog as soon as it is on the page; whoever opened it has the keyboard after it. */
const opened = directive(
  class extends AsyncDirective {
    private opener: HTMLElement | null = null;

    override render(): void {
      // There is nothing to write.
    }

    override update({ element }: ElementPart): void {
      if (element.hasAttribute("open")) return;
      const dialog = element as Partial<HTMLDialogElement>;
      this.opener ??= focused();
      // It is not there before Lit has come to its end.
      queueMicrotask(() => {
        if (!element.isConnected || element.hasAttribute("open")) return;
        // Safari knows dialogs since 15.4; before, it is a part of the page.
        if (dialog.showModal) dialog.showModal();
        else element.setAttribute("open", "");
      });
    }

    /** Browsers see to it only where a dialog is closed and not taken away. */
    protected override disconnected(): void {
      queueMicrotask(() => {
        this.opener?.focus({ preventScroll: true });
      });
    }
  },
);

/** Where the mouse was pressed: to mark a text, people press inside and release outside. */
let pressed: EventTarget | null = null;

export function dialog(
  title: string,
  content: unknown,
  close: () => void,
): TemplateResult {
  return html`<dialog
    aria-label=${title}
    ${opened()}
    @close=${close}
    @mousedown=${(event: Event) => {
      pressed = event.target;
    }}
    @click=${(event: Event) => {
      // Beside the dialog is what its backdrop covers.
      const { target, currentTarget } = event;
      if (target === currentTarget && target === pressed) close();
    }}
  >
    <div>
      <h3>${title}</h3>
      ${content}
    </div>
  </dialog>`;
}
