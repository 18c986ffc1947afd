package p;

import android.webkit.JavascriptInterface;

public class Elsewhere extends Base {
    @JavascriptInterface
    public void other() {}
}
