/** The module worker: the wire between client.ts and serve.ts. */
import type { Answer, Order } from './messages.ts'
import { serve } from './serve.ts'

const take = serve((message: Answer) => postMessage(message))
addEventListener('message', (event: MessageEvent<Order>) => take(event.data))
