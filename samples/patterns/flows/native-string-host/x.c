/* The source of lib/x86_64/libcore.so: cc -shared -fPIC -nostdlib -s -o lib/x86_64/libcore.so x.c */
typedef void *(*new_string)(void *env, const char *bytes);

/* 167 is the place of NewStringUTF in the function table of JNI. */
void *Java_p_Native_address(void **env, void *type) {
    return ((new_string) ((void **) *env)[167])(env, "https://so.example.com/v1");
}
