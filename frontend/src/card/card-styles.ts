import { css } from "lit";

export const cardStyles = css`
  button {
    min-width: 0;
    border-radius: 6px;
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
`;
