package org.apache.http.client.methods;

import org.apache.http.HttpEntity;

public class HttpPost implements HttpUriRequest {
    public HttpPost(String address) {}

    public void setEntity(HttpEntity entity) {}
}
