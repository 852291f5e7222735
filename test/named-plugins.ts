/**
 * Fastify names each plugin, and one that brings no name it looks for among all modules that were
 * required. Node knows a few hundred at once; in Jest each is a question with an answer of its own,
 * and half of a server test's time went there. A function's own name is what it would end with.
 */
const NAME = Symbol.for('fastify.display-name')

Object.defineProperty(Function.prototype, NAME, {
  configurable: true,
  get(this: { name: string }) {
    return this.name || 'a plugin without a name'
  },
  set(this: object, value: unknown) {
    Object.defineProperty(this, NAME, { value, writable: true, configurable: true })
  },
})
