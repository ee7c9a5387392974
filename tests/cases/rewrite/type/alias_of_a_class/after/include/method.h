#pragma once

class Method {
 public:
  explicit Method(int n);
  int run() const;
  template <class R>
  R argument(int i) const;
  static int count;

 private:
  int n_;
};

using HelpMan = Method;
