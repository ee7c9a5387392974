#import <one/hub.hpp>

void imported(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
