package p;

import android.content.Context;
import android.content.ContextWrapper;

class Wrapper extends ContextWrapper {
    Wrapper(Context base) {
        super(base);
    }

    @Override
    public Object getSystemService(String name) {
        return super.getSystemService(name);
    }
}

class Never extends ContextWrapper {
    Never(Context base) {
        super(base);
    }

    @Override
    public Object getSystemService(String name) {
        return super.getSystemService(name);
    }
}
