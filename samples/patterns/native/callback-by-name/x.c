/* The source of lib/x86_64/libx.so. The places in the table are those of FindClass, GetStaticMethodID and
   CallStaticVoidMethod in the function table of JNI. */
typedef void *(*find_class)(void *env, const char *name);
typedef void *(*find_method)(void *env, void *type, const char *name, const char *signature);
typedef void (*call_method)(void *env, void *type, void *method, ...);

__attribute__((visibility("default"))) void Java_p_Main_start(void ***env, void *self) {
    void **table = *env;
    void *type = ((find_class) table[6])(env, "p/Bridge");
    void *method = ((find_method) table[113])(env, type, "onNativeEvent", "(I)V");
    (void) self;
    ((call_method) table[141])(env, type, method, 7);
}
