import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { Type, type TSchema } from 'typebox'
import { VERSION } from './version.ts'

const IdempotencyKey = Type.Object({
  'idempotency-key': Type.String({
    pattern: '^[!-~]{8,128}$',
    description: 'One value for one deed: a retry with the same key is answered alike.',
  }),
})

const ProblemDocument = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; decide by this.' }),
    detail: Type.String({ description: "One sentence in the reader's language." }),
    field: Type.Optional(Type.String({ description: 'JSON pointer to what is wrong.' })),
  },
  { description: 'RFC 9457 problem document' },
)

/**
 * How the API describes itself at `/openapi.json`: every route's schema as it is checked, with what
 * all writes need and all refusals look like.
 */
export const OPENAPI: FastifyDynamicSwaggerOptions = {
  hideUntagged: true,
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Career Relay', version: VERSION },
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    security: [{ session: [] }],
  },
  transform: ({ schema, url, route }) => {
    if (!schema?.tags) return { schema: schema ?? {}, url }
    const reads = [route.method].flat().every((method) => method === 'GET' || method === 'HEAD')
    const responses = schema.response as Record<string, TSchema>
    return {
      url,
      schema: {
        ...schema,
        ...(reads ? {} : { headers: IdempotencyKey }),
        response: { ...responses, default: ProblemDocument },
      },
    }
  },
}
