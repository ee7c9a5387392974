"""corpus.py - a code base with one canonical manager, copies of it in many disguises, and what only looks like one.

    write(folder, copies)  =>  sources, rules, compile database; and what is planted: [Planted(kind, name, file, ...)]

Every disguise is planted `copies` times, each under names of its own, and what is no copy three times. The classes around them are made of common words,
so that no name is rare by accident. Nothing is random: the same arguments write the same bytes.
"""
import dataclasses
import json
import pathlib

TYPES = """#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>
namespace {space} {{
struct UserId {{ std::string text; }};
struct SessionId {{ int number = 0; }};
using Closed = std::function<void(SessionId)>;
}}
"""

# name, result, parameters, qualifier, body
METHODS = [
    ("open", "SessionId", "const UserId& user, int socket", "", """{
    SessionId id{next_++};
    for (auto& [known, owner] : owners_) {
      if (owner == user.text && known == socket) return SessionId{known};
    }
    owners_[id.number] = user.text;
    if (socket < 0) { owners_.erase(id.number); return SessionId{}; }
    return id;
  }"""),
    ("close", "void", "SessionId session", "", """{
    auto found = owners_.find(session.number);
    if (found == owners_.end()) return;
    for (auto& [topic, members] : topics_) {
      for (unsigned i = 0; i < members.size(); ++i) if (members[i] == session.number) members[i] = 0;
    }
    owners_.erase(found);
    if (closed_) closed_(session);
  }"""),
    ("send", "bool", "SessionId session, const std::string& text", "", """{
    auto found = owners_.find(session.number);
    if (found == owners_.end() || text.empty()) return false;
    queue_.push_back(text + std::to_string(session.number));
    while (queue_.size() > 100) { queue_.erase(queue_.begin()); ++dropped_; }
    return !queue_.empty();
  }"""),
    ("broadcast", "int", "const std::string& text", "", """{
    int sent = 0;
    for (const auto& [number, owner] : owners_) {
      if (send(SessionId{number}, text)) ++sent;
      else if (owner.empty()) --sent;
      else dropped_ += 1;
    }
    return sent > 0 ? sent : 0;
  }"""),
    ("subscribe", "bool", "SessionId session, const std::string& topic", "", """{
    auto& members = topics_[topic];
    for (int member : members) { if (member == session.number) return false; }
    if (members.size() > 1000 || topic.empty()) { ++dropped_; return false; }
    members.push_back(session.number);
    return owners_.count(session.number) != 0;
  }"""),
    ("unsubscribe", "bool", "SessionId session, const std::string& topic", "", """{
    auto found = topics_.find(topic);
    if (found == topics_.end()) return false;
    for (unsigned i = 0; i < found->second.size(); ++i) {
      if (found->second[i] == session.number) { found->second.erase(found->second.begin() + i); return true; }
    }
    return false;
  }"""),
    ("sessions_of", "std::vector<SessionId>", "const UserId& user", " const", """{
    std::vector<SessionId> out;
    for (const auto& [number, owner] : owners_) {
      if (owner != user.text) continue;
      out.push_back(SessionId{number});
      if (out.size() == 64) break;
    }
    return out;
  }"""),
    ("is_online", "bool", "const UserId& user", " const", "{ return !sessions_of(user).empty(); }"),
    ("on_closed", "void", "Closed callback", "", "{ closed_ = callback; }"),
]
STATE = """  int next_ = 1;
  int dropped_ = 0;
  std::map<int, std::string> owners_;
  std::map<std::string, std::vector<int>> topics_;
  std::vector<std::string> queue_;
  Closed closed_;
"""

RULES = {
    "version": 1, "concept": "sessions", "summary": "One owner of sessions.",
    "canonical": {"type": "app::SessionManager", "include": "<app/session_manager.hpp>"},
    "legacy": [],
}


@dataclasses.dataclass
class Planted:
    kind: str
    name: str  # as the lint calls it
    file: str
    is_duplicate: bool = True
    note: str = ""  # why it cannot be more than listed


def methods(indent="  ", change=lambda each: each, chosen=METHODS, bodies=True):
    out = ""
    for each in chosen:
        name, result, parameters, qualifier, body = change(each)
        out += f"{indent}{result} {name}({parameters}){qualifier}{' ' + body if bodies else ';'}\n"
    return out


def klass(name, members=None, bases="", state=STATE, keyword="class"):
    members = methods() if members is None else members
    return f"{keyword} {name}{bases} {{\n public:\n{members} private:\n{state}}};\n"


def header(space, text, more=""):
    return TYPES.format(space=space) + more + f"namespace {space} {{\n{text}}}\n"


def loosened(each):
    name, result, parameters, qualifier, body = each
    parameters = parameters.replace("const std::string& ", "std::string_view ").replace("int socket", "long socket")
    return name, result.replace("int", "long").replace("bool", "int"), parameters, qualifier, ";"


def renamed_methods(each):
    names = {"open": "enter", "close": "leave", "send": "post", "broadcast": "shout", "subscribe": "listen",
             "unsubscribe": "ignore", "sessions_of": "rooms_of", "is_online": "present", "on_closed": "when_left"}
    name, result, parameters, qualifier, body = each
    for old, new in names.items():
        body = body.replace(old + "(", new + "(")
    return names[name], result, parameters, qualifier, body


def forwarding(each):
    name, result, parameters, qualifier, _ = each
    passed = ", ".join(one.split()[-1] for one in parameters.split(","))
    parameters = (parameters.replace("UserId", "app::UserId").replace("SessionId", "app::SessionId")
                  .replace("Closed", "app::Closed"))
    return (name, result.replace("SessionId", "app::SessionId"), parameters, qualifier,
            f"{{ return inner_->{name}({passed}); }}")


def disguises(i):
    """(kind, files of the copy, name, how it is read: a header to include, a source, or nothing; note)."""
    s = f"copy{i}"
    other = METHODS[4:] + METHODS[:4]
    yield "renamed", {f"{s}/renamed.hpp": header(f"{s}a", klass("ChannelHub"))}, f"{s}a::ChannelHub", "include", ""
    yield ("renamed, with the same helper base",
           {f"{s}/helper.hpp": header(f"{s}a2", klass("RoomHub", bases=" : public base::Counted<RoomHub>"),
                                      '#include <base/counted.hpp>\n')}, f"{s}a2::RoomHub", "include", "")
    yield ("reordered", {f"{s}/reordered.hpp": header(f"{s}b", klass("Links", methods(chosen=other)))}, f"{s}b::Links",
           "include", "")
    more = methods() + "  void pause() { ++dropped_; }\n  void resume() { --dropped_; }\n"
    yield "members added", {f"{s}/added.hpp": header(f"{s}c", klass("Registry", more))}, f"{s}c::Registry", "include", ""
    yield ("split base",
           {f"{s}/split.hpp": header(f"{s}d", "class Half {\n public:\n" + methods(chosen=METHODS[:5], bodies=False) + "};\n" +
                                     klass("Whole", methods(chosen=METHODS[5:], bodies=False), " : public Half"))},
           f"{s}d::Whole", "include", "")
    yield ("signatures loosened", {f"{s}/loosened.hpp": header(f"{s}e", klass("Wires", methods(change=loosened)))},
           f"{s}e::Wires", "include", "")
    yield ("bodies only", {f"{s}/bodies.hpp": header(f"{s}f", klass("Rooms", methods(change=renamed_methods)))},
           f"{s}f::Rooms", "include", "")
    yield ("pimpl", {f"{s}/pimpl.hpp": header(f"{s}g", klass("Switchboard", methods(bodies=False),
                                                            state="  struct Impl;\n  Impl* impl_ = nullptr;\n"))},
           f"{s}g::Switchboard", "include", "")
    yield ("made by a macro",
           {f"{s}/macro.hpp": header(f"{s}h", f"DEFINE_SESSIONS_{i}(MacroHub)\n",
                                     f"#define DEFINE_SESSIONS_{i}(NAME) " +
                                     klass("NAME", methods(bodies=False)).replace("\n", " \\\n") + "\n")},
           f"{s}h::MacroHub", "include", "")
    yield (".inc file", {f"{s}/inc.hpp": header(f"{s}i", 'class Pieces {\n public:\n#include "members.inc"\n};\n'),
                         f"{s}/members.inc": methods(bodies=False)}, f"{s}i::Pieces", "include", "")
    yield ("inactive #if", {f"{s}/inactive.hpp": header(f"{s}j", "#ifdef BUILD_THE_OLD_ONE\n" + klass("Dormant") + "#endif\n")},
           f"{s}j::Dormant", "include", "no unit takes the branch")
    yield "header that no unit includes", {f"{s}/unread.hpp": header(f"{s}k", klass("Orphan"))}, f"{s}k::Orphan", "", ""
    yield ("unread header that does not parse alone",
           {f"{s}/broken.hpp": header(f"{s}l", klass("Stray", methods() + "  Unknown what();\n"))}, f"{s}l::Stray", "",
           "it does not parse alone")
    yield ("wrapper",
           {f"{s}/wrapper.hpp": header(f"{s}m", klass("Front", methods(change=forwarding), state="  app::SessionManager* inner_;\n"),
                                       "#include <app/session_manager.hpp>\n")}, f"{s}m::Front", "include",
           "it holds the canonical")
    yield ("alias", {f"{s}/alias.hpp": f"#pragma once\n#include <app/session_manager.hpp>\nnamespace {s}n {{\n"
                                       "using Desk = app::SessionManager;\n}\n"}, f"{s}n::Desk", "include", "")
    yield ("other namespace", {f"{s}/other.hpp": header(f"{s}o", klass("SessionManager"))}, f"{s}o::SessionManager",
           "include", "")
    yield ("anonymous namespace",
           {f"{s}/anonymous.cpp": header(f"{s}p", "namespace {\n" + klass("Hidden") + "}\n"
                                         "int use() { Hidden hidden; return hidden.broadcast(\"\"); }\n")},
           f"{s}p::(anonymous)::Hidden", "source", "")
    yield ("free functions over a global", {f"{s}/free.hpp": header(f"{s}q", methods("", bodies=False).replace(" const;", ";"))},
           f"namespace {s}q", "include", "")
    many = methods() + "".join(f"  void duty_{n}(int how);\n" for n in range(12))
    yield "swallowed by a larger class", {f"{s}/large.hpp": header(f"{s}r", klass("Server", many))}, f"{s}r::Server", "include", ""
    yield ("half of it", {f"{s}/half.hpp": header(f"{s}t", klass("Outlet", methods(chosen=METHODS[:5])))}, f"{s}t::Outlet",
           "include", "")


def look_alikes(i):
    s = f"other{i}"
    yield ("database manager",
           {f"{s}/database.hpp": header(f"{s}a", klass("ConnectionPool", """  int open(const std::string& address);
  void close(int connection);
  bool send(int connection, const std::string& query);
  std::vector<std::string> rows(int connection);
  void begin_transaction(int connection);
  void commit(int connection);
  void roll_back(int connection);
  int idle() const;
"""))}, f"{s}a::ConnectionPool")
    yield ("mock by derivation",
           {f"{s}/mock.hpp": header(f"{s}b", klass("MockSessions", methods(bodies=False), " : public app::SessionManager"),
                                    "#include <app/session_manager.hpp>\n")}, f"{s}b::MockSessions")
    yield "fake in a declared folder", {f"fakes/{s}.hpp": header(f"{s}c", klass("FakeSessions"))}, f"{s}c::FakeSessions"
    yield ("CRTP",
           {f"{s}/crtp.hpp": header(f"{s}d", """template <class Self> struct Steps {
  void run() { self().open(); self().close(); self().send(); self().broadcast(); self().subscribe(); }
  Self& self() { return static_cast<Self&>(*this); }
};
struct Machine : Steps<Machine> { void open(); void close(); void send(); void broadcast(); void subscribe(); };
""")}, f"{s}d::Machine")
    yield ("visitor",
           {f"{s}/visitor.hpp": header(f"{s}e", """struct Event {};
struct EventVisitor {
  virtual ~EventVisitor() = default;
  virtual void open(const Event&) = 0;
  virtual void close(const Event&) = 0;
  virtual void send(const Event&) = 0;
  virtual void broadcast(const Event&) = 0;
  virtual void subscribe(const Event&) = 0;
  virtual void unsubscribe(const Event&) = 0;
};
struct Printer : EventVisitor {
  void open(const Event&) override;
  void close(const Event&) override;
  void send(const Event&) override;
  void broadcast(const Event&) override;
  void subscribe(const Event&) override;
  void unsubscribe(const Event&) override;
};
""")}, f"{s}e::Printer")
    concept = methods("    virtual ", bodies=False).replace(";", " = 0;")
    yield ("type erasure",
           {f"{s}/erased.hpp": header(f"{s}f", klass("AnySessions", methods(bodies=False), state=
            f"  struct Concept {{\n{concept}  }};\n  template <class T> struct Model : Concept {{ T of; }};\n  Concept* held_;\n"))},
           f"{s}f::AnySessions")
    yield ("a class with common words", {f"{s}/socket.hpp": header(f"{s}g", klass("Socket", """  void open();
  void close();
  bool send(const std::string& bytes);
  std::string receive();
  bool is_open() const;
"""))}, f"{s}g::Socket")


def background(count):
    verbs = ["load", "store", "find", "parse", "start", "stop", "open", "close", "read", "write", "send", "reset", "update"]
    nouns = ["order", "price", "user", "file", "page", "image", "route", "task", "report", "token"]
    out = TYPES.format(space="around") + "namespace around {\n"
    for i in range(count):
        names = [verbs[(i + k * (1 + i % 5)) % len(verbs)] for k in range(3)]
        names += [f"{verbs[(i * 7 + k) % len(verbs)]}_{nouns[(i + k) % len(nouns)]}" for k in range(3)]
        out += f"class Thing{i} {{\n public:\n" + "".join(f"  void {name}();\n" for name in dict.fromkeys(names)) + "};\n"
    return out + "}\n"


def write(folder, copies, others=3, around=150):
    folder = pathlib.Path(folder)
    files = {"include/app/session_manager.hpp":
             header("app", klass("SessionManager", bases=" : public base::Counted<SessionManager>"),
                    "#include <base/counted.hpp>\n"),
             "include/base/counted.hpp": "#pragma once\nnamespace base { template <class T> struct Counted { int count() const; }; }\n",
             "around.hpp": background(around)}
    planted, sources = [], {"main.cpp": ["app/session_manager.hpp", "around.hpp"]}
    for i in range(copies):
        for kind, made, name, read, note in disguises(i):
            files |= made
            file = next(iter(made))
            planted.append(Planted(kind, name, file, True, note))
            unit = "unit_" + "".join(c if c.isalnum() else "_" for c in kind) + ".cpp"
            if read == "include":
                sources.setdefault(unit, []).append(file)
            elif read == "source":
                sources[file] = None
    for i in range(others):
        for kind, made, name in look_alikes(i):
            files |= made
            planted.append(Planted(kind, name, next(iter(made)), False))
            sources.setdefault("unit_others.cpp", []).append(next(iter(made)))
    for unit, includes in sources.items():
        if includes is not None:
            files[unit] = "".join(f"#include <{each}>\n" for each in includes)
    files["rules.json"] = json.dumps(RULES, indent=1)
    files["ssot.json"] = json.dumps({"rules": ["rules.json"], "duplicates": {"fakes": ["fakes/**"]}}, indent=1)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    database = [{"directory": str(folder), "file": unit, "arguments":
                 ["c++", "-std=c++20", "-I.", "-Iinclude", "-c", unit]} for unit in sources]
    (folder / "build").mkdir(exist_ok=True)
    (folder / "build/compile_commands.json").write_text(json.dumps(database, indent=1))
    return planted
