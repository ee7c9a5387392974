#include "netra/server/services.h"

namespace netra::server {

Services::Services(App& application, HubPtr manager)
    : app(application),
      hub(std::move(manager)),
      reconnect(application.config()),
      degradation(application),
      rooms(hub),
      notifier(hub),
      transcript(services::Transcript::listen_to(*hub)),
      engines(hub, sessions) {}

}  // namespace netra::server
