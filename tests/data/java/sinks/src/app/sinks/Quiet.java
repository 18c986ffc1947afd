package app.sinks;

import android.content.Context;

/** Loads its own page, whichever it is asked for. */
final class Quiet extends Page {
    Quiet(Context context) {
        super(context);
    }

    @Override
    public void loadUrl(String address) {
        super.loadUrl("about:blank");
    }
}
