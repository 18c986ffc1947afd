package app.sinks;

import android.content.Context;
import android.webkit.WebView;

/** Overrides nothing: what is called on it is the framework's. */
class Page extends WebView {
    Page(Context context) {
        super(context);
    }
}
