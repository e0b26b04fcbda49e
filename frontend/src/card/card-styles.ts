import { css } from "lit";

export const cardStyles = css`
  ha-card {
    container-type: inline-size;
    display: block;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    border-radius: 6px;
  }
  button:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 16px;
    flex: none;
    display: inline-flex;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 8px 0;
    color: var(--quiet);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .connection,
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
  }
  .facts {
    margin-top: 4px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .info {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .facts .alarm {
    color: var(--text);
    font-weight: 500;
  }
  .facts .alarm ha-icon {
    color: var(--bad);
  }
  .facts .boost {
    color: var(--text);
  }
  .facts .boost ha-icon {
    color: var(--info);
  }
  .dot {
    width: 10px;
    height: 10px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--quiet);
  }
  .online > .info > .dot {
    background: var(--good);
  }
  .offline > .info > .dot {
    background: var(--bad);
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
  .band {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding: 10px 3px;
    border: 1px solid var(--line);
    border-radius: 10px;
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
  .condition {
    font-size: 12px;
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
    gap: 2px;
    max-width: 58px;
  }
  .lamp {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    color: var(--text);
    opacity: 0.22;
    --mdc-icon-size: 14px;
  }
  .lamp.lit {
    opacity: 1;
    --mdc-icon-size: 16px;
  }
  .lamp.lit.uplink_active {
    color: var(--info);
  }
  .lamp.lit.agc_active {
    color: var(--warn);
  }
  .lamp.lit.over_power,
  .lamp.lit.feedback,
  .lamp.lit.automatic_shutdown {
    color: var(--bad);
  }
  .values {
    display: flex;
    flex-direction: column;
    gap: 2px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .values ha-icon {
    --mdc-icon-size: 13px;
    color: var(--quiet);
  }
  .values .info {
    gap: 2px;
  }
  .unit {
    margin-inline-start: 1px;
    color: var(--quiet);
  }
  @container (max-width: 80px) {
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
    position: relative;
    width: 40px;
    height: 22px;
    margin-top: auto;
    border-radius: 11px;
    background: var(--quiet);
    transition: background 0.15s;
  }
  .switch i {
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--card-background-color, #fff);
    transition: inset-inline-start 0.15s;
  }
  .switch[aria-checked="true"] {
    background: var(--primary-color, #039be5);
  }
  .switch[aria-checked="true"] i {
    inset-inline-start: 21px;
  }
  .switch[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .switch.pending i {
    animation: waiting 1.2s ease-in-out infinite alternate;
  }
  @keyframes waiting {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .switch.pending i {
      animation: none;
    }
  }

  .quota {
    display: flex;
    align-items: center;
    gap: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
    --used: var(--primary-color, #039be5);
  }
  .quota.at_risk {
    --used: var(--warn);
  }
  .quota.exhausted {
    --used: var(--bad);
  }
  .quota .warning {
    font-weight: 500;
  }
  .ring {
    position: relative;
    justify-content: center;
    flex: none;
    width: 64px;
    height: 64px;
    border-radius: 50%;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    transform: rotate(-90deg);
  }
  .ring b {
    font-weight: 500;
  }
  circle {
    fill: none;
    stroke-width: 4;
  }
  circle.whole {
    stroke: var(--faint);
  }
  circle.projected {
    stroke: color-mix(in srgb, var(--used) 40%, transparent);
  }
  circle.used {
    stroke: var(--used);
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
`;
