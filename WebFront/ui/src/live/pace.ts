/**
 * Passes values on at most once per interval: the first at once, of those that follow too soon only the last.
 * Under load a page that repaints ten times a second reads worse than one that repaints four times.
 */
export class Pace<T> {
  #waiting: { value: T } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly pass: (value: T) => void,
  ) {}

  offer(value: T): void {
    if (this.#timer !== undefined) {
      this.#waiting = { value };
      return;
    }
    this.#timer = setTimeout(() => this.#due(), this.milliseconds);
    this.pass(value);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = null;
  }

  #due(): void {
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.offer(waiting.value);
  }
}
