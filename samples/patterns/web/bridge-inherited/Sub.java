package p;

import android.webkit.JavascriptInterface;

public class Sub extends Base {
    @JavascriptInterface
    public void more() {}
}
