import { css } from "lit";

export const headStyles = css`
  header {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 8px;
  }
  h2 {
    margin: 0;
    font-size: 1.4em;
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .about {
    position: absolute;
    inset: -8px;
    border-radius: 12px;
  }
  .refresh {
    position: relative;
    grid-area: 1 / 2 / 3 / 3;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    margin-inline-end: -8px;
    border-radius: 50%;
    color: var(--quiet);
    --mdc-icon-size: 20px;
  }
  /* Each part has its line, whatever stands in it: nothing below ever moves. */
  .connection,
  .facts {
    display: flex;
    align-items: center;
    gap: 4px 14px;
    min-width: 0;
    height: 1.9em;
    white-space: nowrap;
  }
  .connection {
    grid-row: 2;
    gap: 8px;
  }
  .facts {
    grid-area: 3 / 1 / 4 / 3;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  header .info {
    min-width: 0;
    height: 100%;
  }
  header span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 30em) {
    .facts {
      display: grid;
      grid-template: 1fr 1fr / auto minmax(0, 1fr);
      row-gap: 0;
      height: 3.8em;
    }
    /* The longest text has a line of its own. */
    .facts .info:last-child {
      grid-area: 2 / 1 / 3 / 3;
    }
  }
  .connection.alarm,
  .connection.busy,
  .facts .alarm,
  .facts .waiting,
  .facts .boost {
    color: var(--text);
    font-weight: 500;
  }
  .facts .alarm ha-icon {
    color: var(--bad);
  }
  .facts .waiting ha-icon,
  .facts .boost ha-icon {
    color: var(--info);
  }
  .dot {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--quiet);
  }
  .online .dot {
    background: var(--good);
  }
  .busy .dot {
    background: var(--info);
  }
  .offline .dot,
  .connection.alarm .dot {
    background: var(--bad);
  }
`;
