// An agent server: a signed-in user asks, an agent with a sub-agent works, the user sees the five events.
//
//   client:  {"type": "start_agent", "question": "…"}
//   server:  agent_started (supervisor) → agent_thinking
//              → the sub-agent's agent_started … tool_executing, tool_completed … agent_completed
//            → agent_completed (supervisor)
//
// Who signs in: the header "X-User: NAME" or the query "?user=NAME"; the thread is "?thread=NAME" or "main".
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <ssot/listener.hpp>
#include <ssot/websocket_manager.hpp>
#include <string>

namespace {

using nlohmann::json;

ssot::Admission sign_in(const ssot::HandshakeRequest& request) {
  const auto header = request.header("X-User");
  const auto user = header ? header : request.query("user");
  if (!user || user->empty()) return ssot::Admission::refuse(401, "say who you are: X-User or ?user=NAME");
  return ssot::Identity{ssot::UserId{*user}, ssot::ThreadId{request.query("thread").value_or("main")}};
}

// What a sub-agent does: thinks, uses a tool, answers.
json look_up(ssot::WebSocketManager& manager, const ssot::Scope& scope, const std::string& question) {
  using namespace std::chrono;
  manager.emit(scope, ssot::AgentStarted{}).or_report();
  manager.emit(scope, ssot::AgentThinking{"counting the words of the question"}).or_report();
  manager.emit(scope, ssot::ToolExecuting{"word_count", {{"text", question}}}).or_report();
  const auto begin = steady_clock::now();
  std::size_t words = 0;
  bool inside = false;
  for (const char c : question) {
    if (c != ' ' && !inside) ++words;
    inside = c != ' ';
  }
  json results = {{"words", words}};
  manager.emit(scope, ssot::ToolCompleted{"word_count", results, steady_clock::now() - begin}).or_report();
  manager.emit(scope, ssot::AgentCompleted{"completed", results}).or_report();
  return results;
}

void run_agent(ssot::WebSocketManager& manager, const ssot::Identity& who, int run,
               const std::string& question) {
  const ssot::Scope scope{who.user, who.thread, ssot::RunId{"run-" + std::to_string(run)},
                          ssot::AgentId{"supervisor"}};
  ssot::Scope sub = scope;
  sub.agent = ssot::AgentId{"data"};
  sub.parent = scope.agent;
  manager.emit(scope, ssot::AgentStarted{{{"question", question}}}).or_report();
  manager.emit(scope, ssot::AgentThinking{"asking the data agent"}).or_report();
  const json found = look_up(manager, sub, question);
  manager.emit(scope, ssot::AgentCompleted{"completed", found}).or_report();
}

}  // namespace

int main(int argc, char** argv) {
  auto manager = ssot::bind_websocket_manager(ssot::WebSocketManager::create());
  ssot::ListenerOptions options;
  options.port = static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 8080);
  options.authenticate = sign_in;
  options.on_message = [manager, runs = 0](const ssot::ConnectionId& from, std::string text) mutable {
    const auto client = manager->find(from);
    const json asked = json::parse(text, nullptr, false);
    if (!client) return;
    if (!asked.is_object() || asked.value("type", json()) != "start_agent") {
      manager
          ->send(ssot::Target::connection(from),
                 {{"type", "error"}, {"message", "send {\"type\": \"start_agent\"}"}})
          .or_report();
      return;
    }
    const json question = asked.value("question", json());
    run_agent(*manager, client->identity, ++runs, question.is_string() ? question.get<std::string>() : "");
  };
  auto listener = ssot::Listener::start(manager, options);
  std::cout << "listening on 127.0.0.1:" << listener->port() << std::endl;
  listener->serve_until_signal();
}
