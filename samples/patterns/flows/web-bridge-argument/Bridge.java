package p;

import android.webkit.JavascriptInterface;

final class Bridge {
    private final String device;
    private String last = "";

    Bridge(String device) {
        this.device = device;
    }

    @JavascriptInterface
    public String hello(String name) {
        last = name;
        return "hello " + last;
    }

    boolean known() {
        return device != null;
    }
}
