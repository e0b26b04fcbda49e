import { css } from "lit";

export const controlStyles = css`
  /* Equal columns with room for two lines: nothing moves with the words. */
  .buttons {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(5.8em, 1fr));
    gap: 8px;
  }
  .buttons button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: 0;
    height: 3.5em;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 18px;
    font-weight: 500;
    line-height: 1.2;
  }
  .words {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 4px;
    min-width: 0;
    max-height: 100%;
    overflow: hidden;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .words span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .buttons button:hover {
    background: color-mix(in srgb, var(--text) 8%, transparent);
  }
  ha-icon {
    --mdc-icon-size: 18px;
    color: var(--quiet);
  }
  @container (max-width: 28.5em) {
    .buttons button {
      flex-direction: column;
      gap: 2px;
      height: 5.4em;
      padding: 4px;
      font-size: 0.86em;
    }
  }
`;
