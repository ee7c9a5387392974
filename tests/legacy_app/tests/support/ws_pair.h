// ws_pair.h - two ends of a real WebSocket over loopback: the server's end for the managers, the client's to
// look at.
//
// The server's end is read, as the application reads its streams; whatever the client receives is kept in
// order. All streams run on one context that is never destroyed, because managers may hold streams until the
// process ends.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "netra/support/ws_types.h"

namespace netra::test {

class WsPair {
 public:
  // Throws if the handshake fails.
  WsPair();
  // Closes the client's end.
  ~WsPair();
  WsPair(const WsPair&) = delete;
  WsPair& operator=(const WsPair&) = delete;

  const WsPtr& server() const;
  // The next message that was not taken yet; null if none comes in time.
  json next(std::chrono::milliseconds limit = std::chrono::seconds(5));
  // The next `count` messages, fewer if they do not come in time.
  std::vector<json> next_messages(std::size_t count,
                                  std::chrono::milliseconds limit = std::chrono::seconds(5));
  // The code that the client was closed with; 0 if it is still open in the end.
  int close_code(std::chrono::milliseconds limit = std::chrono::seconds(5));

 private:
  struct Ends;
  std::shared_ptr<Ends> ends_;
};

// Ends the thread that serves all pairs; called once, after the tests.
void stop_pairs();

}  // namespace netra::test
