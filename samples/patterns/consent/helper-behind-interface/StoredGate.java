package p;

import android.content.Context;

class StoredGate implements Gate {
    private final Context context;

    StoredGate(Context context) {
        this.context = context;
    }

    @Override
    public boolean isAgreed() {
        return context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean("agree_privacy", false);
    }
}
