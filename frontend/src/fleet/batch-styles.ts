import { css } from "lit";

export const batchStyles = css`
  .open {
    min-height: 44px;
    padding: 0 16px;
    border: 1px solid var(--text);
    border-radius: 22px;
    font-weight: 500;
  }
  ul {
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 6px 0;
    border-top: 1px solid var(--line);
  }
  b {
    font-weight: 500;
    text-align: end;
  }
`;
