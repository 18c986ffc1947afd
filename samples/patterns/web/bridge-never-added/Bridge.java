package p;

import android.webkit.JavascriptInterface;

public class Bridge {
    @JavascriptInterface
    public String open(String text) {
        return text;
    }
}
