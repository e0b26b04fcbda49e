import { css } from "lit";

export const quotaListStyles = css`
  .total {
    font-variant-numeric: tabular-nums;
  }
  .total > * {
    display: block;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
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
    font-size: 0.86em;
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
    font-size: 0.86em;
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
    font-size: 0.86em;
    font-weight: 500;
  }
  .at_risk .wide:last-child,
  .exhausted .wide:last-child {
    font-weight: 500;
  }
  @container (max-width: 45em) {
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
`;
