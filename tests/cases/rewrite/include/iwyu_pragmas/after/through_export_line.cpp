#include "app/exports_line.h"

void through_export_line(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
