package p;

import android.webkit.GeolocationPermissions;
import android.webkit.JsPromptResult;
import android.webkit.PermissionRequest;
import android.webkit.WebChromeClient;
import android.webkit.WebView;

class Chrome extends WebChromeClient {
    @Override
    public boolean onJsPrompt(WebView page, String url, String message, String initial, JsPromptResult result) {
        hit();
        return true;
    }

    @Override
    public void onPermissionRequest(PermissionRequest request) {
        request.deny();
    }

    @Override
    public void onGeolocationPermissionsShowPrompt(String origin, GeolocationPermissions.Callback callback) {
        callback.invoke(origin, true, false);
    }

    static void hit() {}
}
