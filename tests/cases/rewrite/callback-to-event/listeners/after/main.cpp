#include <one/hub.hpp>

void log(const char* text);

void function(one::Hub& manager) { manager.on<one::Emitted>([listener = log](const one::Emitted& event) { listener(event.text); }).keep(); }

void lambda(one::Hub* manager) {
  manager->on<one::Emitted>([listener = [](const char* text) { log(text); }](const one::Emitted& event) { listener(event.text); }).keep();
}
