#pragma once
struct Store {
  int n = 0;
  int rows(int at) const { return n + at; }
};
Store& store();
int put(int n);
int drop(int n);
