// Whether the guides are open, and where: above whatever screen the person works on, which stays as it is.

import type { GuideName } from './guide';

class GuidePlace {
  open = $state(false);
  /** The guide that is read. */
  name = $state<GuideName>('start');
  /** The heading that was asked for, to be shown when the guide is there. */
  heading = $state<string | null>(null);
  /** What the screens that are shown are about, the last one first. */
  #topics: GuideName[] = [];

  /** Says that a screen about `topic` is shown. Answers with what ends that. */
  about(topic: GuideName): () => void {
    this.#topics.unshift(topic);
    return () => {
      this.#topics.splice(this.#topics.indexOf(topic), 1);
    };
  }

  /** Opens the guide about the screen that is shown; where none is about it, the one read last. */
  show(): void {
    this.goTo(this.#topics[0] ?? this.name);
    this.open = true;
  }

  /** Turns to a guide, to its beginning or to a heading. */
  goTo(name: GuideName, heading: string | null = null): void {
    this.name = name;
    this.heading = heading;
  }

  close(): void {
    this.open = false;
  }
}

export const guidePlace = new GuidePlace();
