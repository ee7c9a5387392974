// services.h - everything that stands behind the endpoint, made once the manager is there.
#pragma once

#include <memory>

#include "netra/agents/execution_engine.h"
#include "netra/server/hub.h"
#include "netra/services/degradation_service.h"
#include "netra/services/notifier.h"
#include "netra/services/presence.h"
#include "netra/services/reconnect_service.h"
#include "netra/services/rooms.h"
#include "netra/services/session_service.h"
#include "netra/services/state_service.h"
#include "netra/services/transcript.h"

namespace netra::server {

struct Services {
  Services(App& application, HubPtr manager);

  App& app;
  HubPtr hub;
  services::PresenceService presence;
  services::SessionService sessions;
  services::StateService state;
  services::ReconnectService reconnect;
  services::DegradationService degradation;
  services::RoomDirectory rooms;
  services::Notifier notifier;
  std::shared_ptr<services::Transcript> transcript;
  agents::EngineRegistry engines;
};

}  // namespace netra::server
