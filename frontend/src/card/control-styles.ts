import { css } from "lit";

export const controlStyles = css`
  .buttons,
  .answers,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .answers {
    justify-content: flex-end;
  }
  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    color: var(--text);
    font-weight: 500;
    cursor: pointer;
  }
  .buttons button {
    flex: 1 1 auto;
  }
  button:hover,
  button[aria-expanded="true"] {
    background: color-mix(in srgb, var(--text) 8%, transparent);
  }
  button[disabled],
  button[aria-disabled="true"] {
    opacity: 0.45;
    cursor: default;
  }
  .confirm {
    border-color: var(--text);
  }
  .cancel {
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 18px;
    color: var(--quiet);
  }
  .panel {
    margin-top: 10px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  p {
    margin: 0 0 12px;
    overflow-wrap: anywhere;
  }
  .fields {
    margin-bottom: 12px;
  }
  label {
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    gap: 4px;
    color: var(--quiet);
    font-size: 12px;
  }
  select {
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--background);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }
  .refusal {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--bad) 10%, transparent);
    color: var(--text);
  }
  .refusal[hidden] {
    display: none;
  }
`;
