package p;

import android.webkit.JavascriptInterface;

public class Base {
    @JavascriptInterface
    public void open() {}

    public void plain() {}
}
