/** The present moment, for words like "2 minutes ago". It moves every ten seconds while it runs. */
class Clock {
  now = $state(Date.now())

  /** @returns how to stop it */
  start(): () => void {
    const timer = setInterval(() => (this.now = Date.now()), 10_000)
    return () => clearInterval(timer)
  }
}

export const clock = new Clock()
