import { css } from "lit";

export const fleetStyles = css`
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
  .rows li {
    display: flex;
    border-top: 1px solid var(--line);
  }
  .pick {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    min-width: 32px;
    min-height: 44px;
    padding-inline-start: 12px;
    cursor: pointer;
  }
  .pick input {
    width: 20px;
    min-height: 20px;
    accent-color: var(--accent);
  }
  .row {
    display: grid;
    flex: 1;
    grid-template-columns: 24px 3fr 3fr 1fr 1.6fr 2fr;
    align-items: center;
    gap: 2px 12px;
    min-height: 52px;
    padding: 4px 8px;
    color: var(--text);
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
    font-size: 0.86em;
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
    font-size: 0.86em;
  }
  @container (max-width: 45em) {
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
  }
`;
