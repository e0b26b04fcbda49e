import { css } from "lit";

export const cardStyles = css`
  button {
    all: unset;
    box-sizing: border-box;
    min-width: 0;
    cursor: pointer;
    border-radius: 6px;
  }
  button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 16px;
  }
  .notice {
    margin: 0;
    padding: 8px 0;
  }
  .info {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
  [inert] {
    opacity: 0.6;
  }
  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
