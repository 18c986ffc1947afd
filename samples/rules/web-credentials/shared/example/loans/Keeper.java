package example.loans;

import android.webkit.JavascriptInterface;

final class Keeper {
    private String kept = "";

    @JavascriptInterface
    public void put(String text) {
        kept = text;
    }

    @JavascriptInterface
    public String saved() {
        return kept;
    }
}
