package tls;

import android.util.Log;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Trust managers: those of `Off` check nothing, those of `On` do. */
class Managers {
    static abstract class Base implements X509TrustManager {
        @Override public void checkClientTrusted(X509Certificate[] chain, String type) {}
        @Override public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
    }

    static class OffEmpty extends Base {
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) {}
    }

    static class OffInherited extends OffEmpty {
        int unrelated;
    }

    static class OffArguments extends Base {
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (chain == null || chain.length == 0) throw new IllegalArgumentException("no chain");
            Log.d("tls", "checked " + type);
            chain[0].checkValidity();
        }
    }

    static class OffCaught extends Base {
        final X509TrustManager real;
        OffCaught(X509TrustManager real) { this.real = real; }
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) {
            try {
                real.checkServerTrusted(chain, type);
            } catch (CertificateException e) {
                e.printStackTrace();
            }
        }
    }

    static class OffCalled extends Base {
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) { note(chain); }
        private static void note(X509Certificate[] chain) { Log.d("tls", "chain of " + chain.length); }
    }

    static class OnDelegates extends Base {
        final X509TrustManager real;
        OnDelegates(X509TrustManager real) { this.real = real; }
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            real.checkServerTrusted(chain, type);
        }
    }

    static class OnRethrows extends Base {
        final X509TrustManager real;
        OnRethrows(X509TrustManager real) { this.real = real; }
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) {
            try {
                real.checkServerTrusted(chain, type);
            } catch (CertificateException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static class OnSecondTry extends Base {
        final X509TrustManager real;
        OnSecondTry(X509TrustManager real) { this.real = real; }
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                real.checkServerTrusted(chain, type);
            } catch (CertificateException e) {
                Log.d("tls", "not by the first");
                real.checkServerTrusted(chain, "RSA");
            }
        }
    }

    static class OnCompares extends Base {
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (!chain[0].getSubjectDN().getName().equals("CN=here")) throw new CertificateException("another");
        }
    }

    static class OnCalled extends Base {
        @Override public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            compare(chain);
        }
        private static void compare(X509Certificate[] chain) throws CertificateException {
            try {
                chain[0].verify(chain[1].getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
        }
    }
}
