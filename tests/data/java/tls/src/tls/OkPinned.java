package tls;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

class OkPinned {
    private static final String HOST = "*.pinned.example";

    static OkHttpClient client() {
        CertificatePinner pinner = new CertificatePinner.Builder().add(HOST, "sha256/AAAA").add("one.example", "sha256/BBBB").build();
        return new OkHttpClient.Builder().certificatePinner(pinner).build();
    }
}
