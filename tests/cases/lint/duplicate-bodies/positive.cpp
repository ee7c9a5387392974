#include <app/hub.hpp>

namespace chat {

class Room {
 public:
  int post(int member, int count);
  bool enter(int member);

 private:
  int members_[8] = {};
  int at_ = 0;
};

int Room::post(int member, int count) {
  int told = 0;
  for (int k = 0; k < count; ++k) {
    if (members_[k] == member) {
      ++told;
      at_ = k;
    } else if (members_[k] < 0) {
      --told;
    }
  }
  return told > 0 ? told : at_;
}

bool Room::enter(int member) {
  for (int k = 0; k < 16; ++k) {
    if (members_[k] == member) return false;
    if (members_[k] == 0) {
      members_[k] = member;
      at_ = k + member;
      return true;
    }
  }
  at_ = -1;
  return false;
}

}  // namespace chat
