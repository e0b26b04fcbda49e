import { css } from "lit";

export const reportStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    margin-bottom: 16px;
  }
  .tools label {
    display: flex;
    flex: 0 1 240px;
    flex-direction: column;
    gap: 4px;
    color: var(--quiet);
    font-size: 0.86em;
  }
  select {
    box-sizing: border-box;
    width: 100%;
    min-height: 44px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--background);
    color: var(--text);
    font: inherit;
    font-size: var(--ha-font-size-m, 14px);
  }
  .tools button {
    display: inline-grid;
    place-items: center;
    min-height: 44px;
    padding: 0 16px;
    border: 1px solid var(--line);
    border-radius: 22px;
    font-weight: 500;
  }
  h1 {
    margin: 0;
    font-size: 1.5em;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  h2 {
    margin: 24px 0 8px;
    font-size: 1.15em;
    font-weight: 500;
  }
  p {
    margin: 4px 0;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding-block: 8px;
    padding-inline-end: 12px;
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--quiet);
    font-weight: 500;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  td.number {
    white-space: nowrap;
  }
  .scroll button {
    min-height: 24px;
    color: var(--text);
    text-decoration: underline;
  }
`;
