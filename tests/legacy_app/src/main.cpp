// netra_server - serves chat clients on the loopback interface.
//
//   netra_server [--port N] [--port-file FILE]
//
// Port 0 (the default) takes a free port. The port is printed, and written to FILE once clients are let in.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

#include "netra/auth/login.h"
#include "netra/server/compose.h"
#include "netra/server/endpoint.h"
#include "netra/server/http_routes.h"
#include "netra/server/listener.h"
#include "netra/services/startup.h"

namespace {

struct Arguments {
  unsigned short port = 0;
  std::string port_file;
};

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (i + 1 == argc) throw std::invalid_argument(name + ": a value is missing");
    const std::string value = argv[++i];
    if (name == "--port") {
      const int port = std::stoi(value);
      if (port < 0 || port > 65535) throw std::invalid_argument("--port: 0 to 65535");
      arguments.port = static_cast<unsigned short>(port);
    } else if (name == "--port-file") {
      arguments.port_file = value;
    } else {
      throw std::invalid_argument(name + ": unknown option");
    }
  }
  return arguments;
}

void publish_port(unsigned short port, const std::string& port_file) {
  std::cout << "listening on 127.0.0.1:" << port << std::endl;
  if (port_file.empty()) return;
  const std::string draft = port_file + ".part";
  std::ofstream(draft) << port << "\n";
  if (std::rename(draft.c_str(), port_file.c_str()) != 0)
    throw std::runtime_error("cannot write " + port_file);
}

int serve(const Arguments& arguments) {
  // Never destroyed, like the managers that hold parts of it.
  static netra::App& app = *new netra::App(json::object({{"demo_mode", true}}));
  auto manager = netra::server::compose_managers(app);
  if (!netra::services::start_required(app)) return 1;
  netra::server::Services services(app, manager);
  netra::server::Endpoint endpoint(services);
  netra::auth::LoginService logins(app.config().value("demo_mode", false));
  netra::server::HttpRoutes routes(services, logins);
  netra::server::Listener listener(endpoint, routes, logins);
  const unsigned short port = listener.listen(arguments.port);
  listener.stop_on_signals();
  publish_port(port, arguments.port_file);
  listener.run();
  services.engines.clear();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return serve(read_arguments(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "netra_server: " << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
