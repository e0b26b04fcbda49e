/** Texts that change with the clock; nothing else of the page is rendered for them. */

import { noChange } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";

const SECOND = 1000;

/** What is to be written at a moment in milliseconds. */
export type AgeingText = (now: number) => string;

const onPage = new Set<Ageing>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  // A page that nobody sees costs nothing; it is right again when it is seen.
  if (document.hidden) return;
  const now = Date.now();
  onPage.forEach((text) => {
    text.write(now);
  });
}

class Ageing extends AsyncDirective {
  private text: AgeingText = () => "";
  private written: string | undefined;

  override render(text: AgeingText): unknown {
    this.text = text;
    if (this.isConnected) this.begin();
    return this.isNews(Date.now()) ? this.written : noChange;
  }

  write(now: number): void {
    if (this.isNews(now)) this.setValue(this.written);
  }

  protected override disconnected(): void {
    onPage.delete(this);
    if (onPage.size > 0) return;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
    timer = undefined;
  }

  protected override reconnected(): void {
    this.begin();
    this.write(Date.now());
  }

  private begin(): void {
    onPage.add(this);
    if (timer !== undefined) return;
    timer = setInterval(tick, SECOND);
    document.addEventListener("visibilitychange", tick);
  }

  private isNews(now: number): boolean {
    const before = this.written;
    this.written = this.text(now);
    return this.written !== before;
  }
}

/** Writes a text, and writes it again in each second in which it has become another. */
export const ageing = directive(Ageing);
