import { css } from "lit";

export const listStyles = css`
  ha-card {
    max-width: 1200px;
    margin: 0 auto;
  }
  .notice {
    margin: 0;
    padding: 24px 0;
    text-align: center;
  }
  b {
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 20px;
  }
  button,
  input,
  select {
    box-sizing: border-box;
    min-height: 44px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 22px;
    background: none;
    color: inherit;
    font: inherit;
  }
  select {
    background: var(--background);
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
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
  @container (max-width: 45em) {
    .filters {
      flex: 1 1 100%;
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
    font-size: 1.6em;
    line-height: 1;
  }
`;
