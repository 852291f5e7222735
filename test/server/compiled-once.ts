import type { FastifyInstance } from 'fastify'

type Compile = (route: { schema: object }) => unknown
type Build = (...settings: unknown[]) => Compile
interface Compilers {
  buildValidator: Build
  buildSerializer: Build
}

let shared: Compilers | undefined

/**
 * Let all servers of a test file share what Fastify compiles of the routes' schemas, which is most
 * of a server's start: each is given the compilers of the first, which know a schema again.
 */
export function compileOnce(app: FastifyInstance): FastifyInstance {
  const compilers = compilersOf(app)
  shared ??= { ...compilers, buildSerializer: remembering(compilers.buildSerializer) }
  Object.assign(compilers, shared)
  return app
}

/** The one object that every part of a server asks, which Fastify has no public way to. */
function compilersOf(app: FastifyInstance): Compilers {
  const at = Object.getOwnPropertySymbols(app).find(
    (symbol) => symbol.description === 'fastify.schemaController',
  )
  if (!at) throw new Error('this version of Fastify keeps its compilers elsewhere')
  const parts = app as unknown as Record<symbol, { compilersFactory: Compilers }>
  return parts[at]?.compilersFactory as Compilers
}

/** Validators are remembered by Ajv itself, serializers by nobody. */
function remembering(build: Build): Build {
  const known = new WeakMap<object, unknown>()
  return (...settings) => {
    const compile = build(...settings)
    return (route) => {
      if (!known.has(route.schema)) known.set(route.schema, compile(route))
      return known.get(route.schema)
    }
  }
}
