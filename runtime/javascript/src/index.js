// index.js - what the package gives; index.d.ts is its reference.
export { resumable } from './client_session.js';
export { subprotocol } from './frames.js';
export { WebSocketClient } from './websocket_client.js';
