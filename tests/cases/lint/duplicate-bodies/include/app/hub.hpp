#pragma once
namespace app {
class Hub {
 public:
  int send(int user, int size) {
    int sent = 0;
    for (int i = 0; i < size; ++i) {
      if (users_[i] == user) {
        ++sent;
        last_ = i;
      } else if (users_[i] < 0) {
        --sent;
      }
    }
    return sent > 0 ? sent : last_;
  }
  bool join(int user) {
    for (int i = 0; i < 8; ++i) {
      if (users_[i] == user) return false;
      if (users_[i] == 0) {
        users_[i] = user;
        last_ = i + user;
        return true;
      }
    }
    last_ = -1;
    return false;
  }

 private:
  int users_[8] = {};
  int last_ = 0;
};
}  // namespace app
