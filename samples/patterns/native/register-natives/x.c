/* The source of lib/x86_64/libx.so. The places in the tables are those of GetEnv (JavaVM), FindClass and
   RegisterNatives (JNIEnv). */
struct native_method {
    const char *name;
    const char *signature;
    void *function;
};

typedef int (*get_env)(void *machine, void **env, int version);
typedef void *(*find_class)(void *env, const char *name);
typedef int (*register_natives)(void *env, void *type, const struct native_method *methods, int count);

static int scan(void *env, void *self) {
    (void) env;
    (void) self;
    return 1;
}

__attribute__((visibility("default"))) int JNI_OnLoad(void ***machine, void *reserved) {
    struct native_method methods[] = {{"scan", "()I", (void *) scan}};
    void ***env = 0;
    (void) reserved;
    ((get_env) (*machine)[6])(machine, (void **) &env, 0x00010006);
    void *type = ((find_class) (*env)[6])(env, "p/Main");
    ((register_natives) (*env)[215])(env, type, methods, 1);
    return 0x00010006;
}
