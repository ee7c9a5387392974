#include "netra/agents/execution_engine.h"

#include <algorithm>
#include <chrono>

#include "netra/agents/agent.h"
#include "netra/support/ids.h"
#include "netra/support/log.h"
#include "netra/websocket_core/manager.h"

namespace netra::agents {

class ExecutionEngine::TimedPace : public Pace {
 public:
  TimedPace(ExecutionEngine& engine, int milliseconds) : engine_(engine), wait_(milliseconds) {}

  bool step() override {
    std::unique_lock lock(engine_.mutex_);
    return !engine_.wake_.wait_for(lock, wait_, [this] { return engine_.stopping_; });
  }

 private:
  ExecutionEngine& engine_;
  std::chrono::milliseconds wait_;
};

ExecutionEngine::ExecutionEngine(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager,
                                 services::SessionService& sessions, const ToolBox& tools)
    : manager_(std::move(manager)), sessions_(sessions), tools_(tools), thread_([this] { work(); }) {}

ExecutionEngine::~ExecutionEngine() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::string ExecutionEngine::submit(const UserContext& context, const json& request) {
  Job job{context, request, "run_" + random_token(6)};
  const std::string run_id = job.run_id;
  {
    std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  wake_.notify_all();
  return run_id;
}

bool ExecutionEngine::is_stopping() {
  std::lock_guard lock(mutex_);
  return stopping_;
}

void ExecutionEngine::work() {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (stopping_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    execute(job);
  }
}

void ExecutionEngine::execute(const Job& job) {
  EventEmitter events(manager_, job.context, job.run_id);
  const int pace_ms = std::clamp(job.request.value("pace_ms", 0), 0, 1000);
  TimedPace pace(*this, pace_ms);
  RunState state{job.request};
  try {
    const json response = make_supervisor(tools_)->run("", state, events, pace);
    remember(job, "success", response);
    manager_->send_to_user(job.context.user_id, {{"type", "final"},
                                                 {"run_id", job.run_id},
                                                 {"thread_id", job.context.thread_id},
                                                 {"text", response.value("text", "")}});
  } catch (const std::exception& error) {
    if (is_stopping()) return;
    remember(job, "failed", error.what());
    manager_->send_to_user(job.context.user_id,
                           {{"type", "error"}, {"run_id", job.run_id}, {"message", error.what()}});
  }
}

void ExecutionEngine::remember(const Job& job, const std::string& status, const json& response) {
  const std::string session = sessions_.run_log(job.context.user_id);
  const json entry = {{"status", status}, {"response", response}};
  if (!sessions_.update(session, {{"runs", {{job.run_id, entry}}}}))
    log_error("run " + job.run_id + " was not kept");
}

EngineRegistry::EngineRegistry(std::shared_ptr<websocket_core::UnifiedWebSocketManager> manager,
                               services::SessionService& sessions)
    : manager_(std::move(manager)), sessions_(sessions) {}

ExecutionEngine& EngineRegistry::engine_of(const std::string& user_id) {
  std::lock_guard lock(mutex_);
  auto& engine = engines_[user_id];
  if (!engine) engine = std::make_unique<ExecutionEngine>(manager_, sessions_, tools_);
  return *engine;
}

void EngineRegistry::clear() {
  std::lock_guard lock(mutex_);
  engines_.clear();
}

}  // namespace netra::agents
