import { css } from "lit";

export const bandStyles = css`
  .bands {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 150px));
    justify-content: center;
    gap: 6px;
    margin: 14px 0;
    padding: 0;
    list-style: none;
  }
  @container (max-width: 28.5em) {
    .bands {
      grid-template-columns: repeat(var(--narrow), minmax(0, 150px));
    }
  }
  @container (max-width: 15.5em) {
    .bands {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  .band {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    min-width: 0;
    border: 1px solid var(--line);
    border-radius: min(10px, var(--ha-card-border-radius, 12px));
    --led: var(--good);
  }
  .band.alarm {
    --led: var(--bad);
    border-color: var(--bad);
    background: color-mix(in srgb, var(--bad) 8%, transparent);
  }
  .band.pending {
    --led: var(--info);
  }
  .band.off,
  .band.offline,
  .band.silent {
    --led: var(--quiet);
  }
  .details {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    padding: 10px 3px 2px;
  }
  .label {
    font-weight: 500;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .leds {
    display: flex;
    flex-direction: column;
    gap: 3px;
    padding: 4px;
  }
  .leds i {
    width: 30px;
    height: 7px;
    border-radius: 2px;
    background: var(--faint);
  }
  .leds i.lit {
    background: var(--led);
  }
  /* Two lines, since some words need them. */
  .condition {
    display: grid;
    place-items: center;
    height: 2.4em;
    max-width: 100%;
    overflow: hidden;
    font-size: 0.86em;
    line-height: 1.2;
    text-align: center;
    color: var(--quiet);
  }
  .alarm .condition,
  .pending .condition,
  .in_use .condition {
    color: var(--text);
    font-weight: 500;
  }
  .lamps {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 6px;
    max-width: 62px;
  }
  .lamp {
    color: var(--text);
    opacity: 0.22;
    --mdc-icon-size: 15px;
  }
  .lamp.lit {
    opacity: 1;
  }
  .lamp.lit.uplink_active {
    color: var(--info);
  }
  .lamp.lit.agc_active {
    color: var(--warn);
  }
  .lamp.lit.over_power,
  .lamp.lit.feedback,
  .lamp.lit.automatic_shutdown,
  .lamp.lit.reduced_power {
    color: var(--bad);
  }
  .values {
    display: flex;
    flex-direction: column;
    gap: 3px;
    font-size: 0.86em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .values > span {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .values ha-icon {
    --mdc-icon-size: 13px;
    color: var(--quiet);
  }
  .unit {
    color: var(--quiet);
    white-space: pre;
  }
  @container (max-width: 5.8em) {
    .unit {
      display: none;
    }
    .label {
      /* Each word in a line of its own, in all columns. */
      word-spacing: 100vw;
      line-height: 1.2;
    }
  }
  .switch {
    display: grid;
    place-items: center;
    width: 100%;
    height: 40px;
  }
  @media (pointer: coarse) {
    .switch {
      height: 48px;
    }
  }
  .track {
    position: relative;
    width: 40px;
    height: 22px;
    border-radius: 11px;
    background: var(--quiet);
    transition: background 0.15s;
  }
  .track i {
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--background);
    transition: inset-inline-start 0.15s;
  }
  [aria-checked="true"] .track {
    background: var(--accent);
  }
  [aria-checked="true"] .track i {
    inset-inline-start: 21px;
  }
  [aria-checked="mixed"] .track {
    background: repeating-linear-gradient(
      45deg,
      var(--quiet) 0 4px,
      var(--line) 4px 8px
    );
  }
  [aria-checked="mixed"] .track i {
    inset-inline-start: 12px;
  }
  .pending .track i {
    animation: waiting 1.2s ease-in-out infinite alternate;
  }
  @keyframes waiting {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .track,
    .track i {
      animation: none !important;
      transition: none;
    }
  }
`;
