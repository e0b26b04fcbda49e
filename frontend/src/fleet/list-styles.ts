import { css } from "lit";

export const listStyles = css`
  ha-card {
    container-type: inline-size;
    display: block;
    max-width: 1200px;
    margin: 0 auto;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 24px 0;
    color: var(--quiet);
    text-align: center;
  }
  b {
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    display: inline-flex;
  }
  button,
  input,
  select {
    box-sizing: border-box;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: none;
    color: inherit;
    font: inherit;
  }
  button {
    cursor: pointer;
  }
  button[aria-disabled="true"] {
    opacity: 0.4;
    cursor: default;
  }
  select {
    background: var(--card-background-color, #fff);
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }

  .tools,
  .kinds,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools {
    justify-content: space-between;
    margin-bottom: 12px;
  }
  .filters > * {
    flex: 1 1 140px;
    min-width: 0;
  }
  .total {
    font-variant-numeric: tabular-nums;
  }
  .total > * {
    display: block;
  }
  .kind[aria-pressed="true"] {
    border-color: var(--text);
    background: var(--faint);
  }
  .kind.alarm b,
  .kind.offline b,
  .kind.quota b {
    display: inline-block;
    min-width: 1.4em;
    border-radius: 1em;
    text-align: center;
    background: color-mix(in srgb, var(--bad) 25%, transparent);
  }
  .kind.quota b {
    background: color-mix(in srgb, var(--warn) 35%, transparent);
  }

  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: 24px 3fr 3fr 1fr 1.6fr 2fr;
    align-items: center;
    gap: 2px 12px;
    min-height: 52px;
    padding: 4px 8px;
    border-top: 1px solid var(--line);
    color: inherit;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  .row:hover {
    background: color-mix(in srgb, var(--text) 5%, transparent);
  }
  .row > * {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .who > * {
    display: block;
  }
  .who .quiet {
    font-size: 12px;
  }
  .mark {
    color: var(--quiet);
  }
  .good .mark {
    color: var(--good);
  }
  .alarm .mark,
  .offline .mark {
    color: var(--bad);
  }
  .row.quota .mark {
    color: var(--warn);
  }
  .row.alarm .state,
  .row.offline .state,
  .row.quota .state {
    font-weight: 500;
  }
  .age,
  .share {
    font-size: 12px;
  }
  .bar {
    position: relative;
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--faint);
    overflow: hidden;
    --used: var(--primary-color, #039be5);
  }
  .bar.at_risk {
    --used: var(--warn);
  }
  .bar.exhausted {
    --used: var(--bad);
  }
  .bar i {
    position: absolute;
    inset: 0 auto 0 0;
    background: var(--used);
  }
  .bar .projected {
    opacity: 0.4;
  }
  @container (max-width: 640px) {
    .row {
      grid-template-columns: 24px 1fr auto;
      padding: 8px 4px;
    }
    .row .state {
      grid-column: 2;
      grid-row: 2;
    }
    .row .temperature,
    .row .age {
      grid-column: 3;
      text-align: end;
    }
    .row .share {
      grid-column: 2 / -1;
    }
    .filters {
      flex: 1 1 100%;
    }
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 8px;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  thead th {
    border: 0;
    color: var(--quiet);
    font-size: 12px;
  }
  tbody th {
    width: 40%;
    overflow-wrap: anywhere;
  }
  td.number,
  th.number {
    text-align: end;
  }
  td .quiet {
    display: block;
    font-size: 12px;
  }
  th a {
    display: block;
    margin-bottom: 4px;
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  th a:hover {
    text-decoration: underline;
  }
  .narrow {
    display: none;
    margin-top: 4px;
    font-size: 12px;
    font-weight: 500;
  }
  .at_risk .wide:last-child,
  .exhausted .wide:last-child {
    font-weight: 500;
  }
  @container (max-width: 640px) {
    .wide {
      display: none;
    }
    /* The only place left for what matters. */
    .narrow {
      display: block;
    }
    th,
    td {
      padding: 8px 4px;
    }
  }

  .pager {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding-top: 12px;
    border-top: 1px solid var(--line);
  }
  .pager button {
    width: 44px;
    padding: 0;
  }
`;
