package tls;

import android.net.http.SslError;
import android.util.Log;
import android.webkit.SslErrorHandler;
import android.webkit.WebView;
import android.webkit.WebViewClient;

/** What pages do after a certificate error: those of `Off` are always loaded. */
class Pages {
    static class OffProceeds extends WebViewClient {
        @Override public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            Log.d("tls", "error " + error.getPrimaryError());
            handler.proceed();
        }
    }

    static class OffBothWays extends WebViewClient {
        @Override public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            if (error.getPrimaryError() == SslError.SSL_EXPIRED) {
                handler.proceed();
                return;
            }
            handler.proceed();
        }
    }

    static class OnCancels extends WebViewClient {
        @Override public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            handler.cancel();
        }
    }

    static class OnSometimes extends WebViewClient {
        @Override public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            if (error.getUrl().startsWith("https://here.example/")) handler.proceed();
            else super.onReceivedSslError(view, handler, error);
        }
    }

    static class OnDefault extends WebViewClient {}
}
