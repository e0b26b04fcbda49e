/** Colours of the user's theme, so that light and dark come by themselves; and what all share. */

import { css } from "lit";

export const theme = css`
  :host {
    --accent: var(--primary-color, #039be5);
    --good: var(--success-color, #43a047);
    --bad: var(--error-color, #db4437);
    --warn: var(--warning-color, #ffa600);
    --info: var(--info-color, var(--accent));
    --text: var(--primary-text-color, #212121);
    --quiet: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, #e0e0e0);
    --faint: var(--line);
    --background: var(--card-background-color, #fff);
    --used: var(--accent);
    display: block;
  }
  ha-card {
    container-type: inline-size;
    display: block;
    padding: 16px;
    color: var(--text);
    /* Home Assistant's own size, with the user's scale. */
    font-size: var(--ha-font-size-m, 14px);
    line-height: 1.4;
  }
  @supports (color: color-mix(in srgb, red, blue)) {
    :host {
      --faint: color-mix(in srgb, var(--text) 12%, transparent);
    }
  }
  ha-icon {
    flex: none;
    display: inline-flex;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
  }
  [disabled],
  [aria-disabled="true"] {
    opacity: 0.45;
    cursor: default;
  }
  /* As it was told last, before the platform went away. */
  .past {
    --text: var(--quiet);
    color: var(--text);
    filter: grayscale(1);
  }
  /* For ears only. */
  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .quiet,
  .notice {
    color: var(--quiet);
  }
  .at_risk {
    --used: var(--warn);
  }
  .exhausted {
    --used: var(--bad);
  }
  /* What only a colour shows keeps it where the system takes colours away. */
  i,
  .track,
  .bar {
    forced-color-adjust: none;
  }
`;
