#include <one/hub.hpp>

void events(one::Hub& manager) {
  manager.publish(one::User{"ada"}, one::Event::started("{}")).or_report();
  manager.publish(one::User{"ada"}, one::Event::finished("{}")).or_report();
  manager.publish(one::User{"ada"}, one::Event::started("{}")).or_report();
  manager.publish(one::User{"ada"}, one::Event::started("{}")).or_report();
}
