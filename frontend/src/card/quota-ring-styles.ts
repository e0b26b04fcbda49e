import { css } from "lit";

export const quotaRingStyles = css`
  .quota {
    display: flex;
    align-items: center;
    gap: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
  }
  /* Room for what there mostly is, so that nothing moves when there is less. */
  .lines {
    display: flex;
    flex-direction: column;
    justify-content: center;
    min-width: 0;
    position: relative;
    flex: 1;
    padding-inline-end: 20px;
    min-height: 5.6em;
  }
  .correct {
    position: absolute;
    inset: 0;
    color: var(--quiet);
    text-align: end;
  }
  .lines div {
    overflow-wrap: anywhere;
  }
  @container (max-width: 28.5em) {
    .quota {
      font-size: 0.93em;
    }
    .lines {
      min-height: 7em;
    }
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
`;
