// stream_writer.h - writes to a stream, one frame at a time, from any thread.
//
// Beast allows one write at a time per stream, and several managers may hold the same stream. So all of them
// come here: one queue per stream, drained on the stream's own executor.
#pragma once

#include <string>

#include "netra/support/ws_types.h"

namespace netra::managers {

// Queues one text frame. Failures are not told: the reader of the stream finds out soon enough.
void write_text(const WsPtr& stream, std::string text);

// Sends a close frame after everything that is queued.
void close_stream(const WsPtr& stream, int code, const std::string& reason);

}  // namespace netra::managers
