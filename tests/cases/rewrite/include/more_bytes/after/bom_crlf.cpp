// With a mark, and line ends of the other kind.
#include <one/hub.hpp>

void greet(one::Hub& manager) {
	manager.post(one::User{"ada"}, "two").or_report();  // 中
}
