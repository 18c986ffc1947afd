package com.meituan.robust;

import android.content.Context;
import dalvik.system.DexClassLoader;
import java.io.File;

/** As small as it can be: fetch the patch, load it, make its entry. */
public class PatchExecutor extends Thread {
    private final Context context;

    public PatchExecutor(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        File patch = new File(context.getCacheDir(), "patch.jar");
        try {
            new DexClassLoader(patch.getPath(), null, null, context.getClassLoader()).loadClass("patch.Info").newInstance();
        } catch (ReflectiveOperationException absent) {
            patch.delete();
        }
    }
}
