// execution_engine.h - runs the agents of one user, one run after the other, on a thread of its own.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "netra/agents/tools.h"
#include "netra/context/user_context.h"
#include "netra/services/session_service.h"
#include "netra/support/ws_types.h"

namespace netra::websocket_core {
class UnifiedWebSocketManager;
}

namespace netra::agents {

// One engine per user. Threads: submit() from any; the rest is its own affair.
class ExecutionEngine {
 public:
  ExecutionEngine(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager,
                  services::SessionService& sessions, const ToolBox& tools);
  // Stops the run that is under way at its next step and waits for it.
  ~ExecutionEngine();

  // Returns the id of the run. "pace_ms" of the request is the wait between steps (0 to 1000).
  std::string submit(const UserContext& context, const json& request);
  bool is_stopping();

 private:
  struct Job {
    UserContext context;
    json request;
    std::string run_id;
  };
  class TimedPace;

  void work();
  void execute(const Job& job);
  void remember(const Job& job, const std::string& status, const json& response);

  std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager_;
  services::SessionService& sessions_;
  const ToolBox& tools_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::thread thread_;
};

// The engines of all users.
class EngineRegistry {
 public:
  EngineRegistry(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager,
                 services::SessionService& sessions);
  ExecutionEngine& engine_of(const std::string& user_id);
  // Stops all engines.
  void clear();

 private:
  std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager_;
  services::SessionService& sessions_;
  ToolBox tools_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<ExecutionEngine>> engines_;
};

}  // namespace netra::agents
