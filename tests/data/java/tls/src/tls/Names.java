package tls;

import android.util.Log;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;

/** Verifiers of host names: those of `Off` accept every name. */
class Names {
    static class OffTrue implements HostnameVerifier {
        @Override public boolean verify(String host, SSLSession session) { return true; }
    }

    static class OffBothWays implements HostnameVerifier {
        @Override public boolean verify(String host, SSLSession session) {
            if (host.startsWith("api")) {
                Log.d("tls", host);
                return true;
            }
            return true;
        }
    }

    static class OnCompares implements HostnameVerifier {
        @Override public boolean verify(String host, SSLSession session) { return host.equals("api.example.com"); }
    }

    static class OnSometimes implements HostnameVerifier {
        @Override public boolean verify(String host, SSLSession session) {
            return host.equals("api.example.com") ? true : session.isValid();
        }
    }

    static class OnNever implements HostnameVerifier {
        @Override public boolean verify(String host, SSLSession session) { return false; }
    }
}
