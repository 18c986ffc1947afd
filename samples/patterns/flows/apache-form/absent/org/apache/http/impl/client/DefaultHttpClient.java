package org.apache.http.impl.client;

import java.io.IOException;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpUriRequest;

public class DefaultHttpClient implements HttpClient {
    @Override
    public HttpResponse execute(HttpUriRequest request) throws IOException {
        return null;
    }
}
