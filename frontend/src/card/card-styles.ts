import { css } from "lit";

export const cardStyles = css`
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
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
  .bands {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 150px));
    justify-content: center;
    gap: 6px;
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }
  @container (max-width: 400px) {
    .bands {
      grid-template-columns: repeat(var(--narrow), minmax(0, 150px));
    }
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
`;
