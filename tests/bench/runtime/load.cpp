// load.cpp - a client of many connections in one thread, for runtime_bench.py: it counts bytes and parses nothing.
//
//   load echo PORT CONNECTIONS SIZE SECONDS       one message of SIZE bytes under way on each connection
//   load fanout PORT CONNECTIONS SIZE COUNT       one of them says "!COUNT SIZE"; all wait for COUNT messages
//
// Prints one JSON object. A message is a JSON string, so that every server can send it back as it came. The answer must
// have SIZE bytes of payload in one frame. Linux (epoll). Exits with 1 if a connection is lost.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void die(const char* what) {
  std::perror(what);
  std::exit(1);
}

std::size_t header_of(std::size_t size) {
  return size < 126 ? 2 : size < 65536 ? 4 : 10;
}

// A text frame of a client (RFC 6455, 5.2), masked with zeros: the server unmasks all the same.
std::string framed(const std::string& payload) {
  std::string frame = "\x81";
  const std::size_t size = payload.size();
  if (size < 126) {
    frame += static_cast<char>(0x80 | size);
  } else {
    const int bytes = size < 65536 ? 2 : 8;
    frame += static_cast<char>(0x80 | (bytes == 2 ? 126 : 127));
    for (int i = bytes - 1; i >= 0; --i) frame += static_cast<char>(size >> (8 * i));
  }
  return frame + std::string(4, '\0') + payload;
}

struct Peer {
  int fd = -1;
  std::size_t left = 0;  ///< Bytes of the answer that have not come.
  Clock::time_point sent{};
};

int connected(std::uint16_t port, std::size_t number) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0) die("socket");
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) die("connect");
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const std::string request = "GET /?user=u" + std::to_string(number) +
                              " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  if (write(fd, request.data(), request.size()) != static_cast<ssize_t>(request.size())) die("upgrade");
  std::string answer;
  char byte = 0;
  while (answer.find("\r\n\r\n") == std::string::npos) {
    if (read(fd, &byte, 1) != 1) die("upgrade");
    answer += byte;
  }
  if (answer.find(" 101 ") == std::string::npos) {
    std::fprintf(stderr, "%s", answer.c_str());
    std::exit(1);
  }
  return fd;
}

void send_all(Peer& peer, const std::string& frame) {
  peer.sent = Clock::now();
  for (std::size_t done = 0; done < frame.size();) {  // the server reads what it is sent, so this ends
    const ssize_t n = write(peer.fd, frame.data() + done, frame.size() - done);
    if (n <= 0) die("write");
    done += static_cast<std::size_t>(n);
  }
}

// Calls `answered` for each connection whose answer is complete, until that says false.
template <class Answered>
void serve(int poll, Answered answered) {
  std::vector<epoll_event> events(1024);
  std::vector<char> sink(256 * 1024);
  for (;;) {
    const int n = epoll_wait(poll, events.data(), static_cast<int>(events.size()), 30000);
    if (n <= 0) die("nothing came for 30 s");
    for (int i = 0; i < n; ++i) {
      Peer& peer = *static_cast<Peer*>(events[static_cast<std::size_t>(i)].data.ptr);
      const ssize_t got = recv(peer.fd, sink.data(), sink.size(), MSG_DONTWAIT);
      if (got < 0 && errno == EAGAIN) continue;
      if (got <= 0 || static_cast<std::size_t>(got) > peer.left) die("a connection was lost, or said too much");
      peer.left -= static_cast<std::size_t>(got);
      if (peer.left == 0 && !answered(peer)) return;
    }
  }
}

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return std::fprintf(stderr, "usage: load echo|fanout PORT CONNECTIONS SIZE SECONDS|COUNT\n"), 2;
  const bool echo = std::strcmp(argv[1], "echo") == 0;
  const auto port = static_cast<std::uint16_t>(std::atoi(argv[2]));
  const auto connections = static_cast<std::size_t>(std::atol(argv[3]));
  const auto size = static_cast<std::size_t>(std::atol(argv[4]));
  const double last = std::atof(argv[5]);
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);

  const int poll = epoll_create1(0);
  std::vector<Peer> peers(connections);
  for (std::size_t i = 0; i < connections; ++i) {
    peers[i].fd = connected(port, i);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &peers[i];
    if (epoll_ctl(poll, EPOLL_CTL_ADD, peers[i].fd, &event) != 0) die("epoll");
  }
  const std::size_t answer = header_of(size) + size;
  std::vector<double> waits;
  std::size_t messages = 0, done = 0;
  const auto begin = Clock::now();
  if (echo) {
    const std::string frame = framed("\"" + std::string(size - 2, 'x') + "\"");
    waits.reserve(4000000);
    for (Peer& peer : peers) peer.left = answer, send_all(peer, frame);
    serve(poll, [&](Peer& peer) {
      ++messages;
      if (waits.size() < waits.capacity()) waits.push_back(seconds_since(peer.sent));
      if (seconds_since(begin) > last) return false;
      peer.left = answer;
      send_all(peer, frame);
      return true;
    });
  } else {
    const auto count = static_cast<std::size_t>(last);
    for (Peer& peer : peers) peer.left = answer * count;
    send_all(peers[0], framed("!" + std::to_string(count) + " " + std::to_string(size)));
    serve(poll, [&](Peer&) {
      messages += count;
      return ++done < connections;
    });
  }
  const double took = seconds_since(begin);
  std::sort(waits.begin(), waits.end());
  const double p99 = waits.empty() ? 0 : waits[waits.size() * 99 / 100];
  std::printf("{\"messages\": %zu, \"seconds\": %.6f, \"p99_us\": %.1f}\n", messages, took, p99 * 1e6);
}
