// The legacy C interface.
#ifndef OLD_C_MANAGER_H
#define OLD_C_MANAGER_H
#ifdef __cplusplus
extern "C" {
#endif
int old_c_send(const char* user);
#ifdef __cplusplus
}
#endif
#endif
